#!/usr/bin/perl
# doc_sessions.pl [--write] FILE ...: run the psql sessions of the documentation.
#
# A block that is fenced as "psql" holds statements behind the prompt "=> "
# (continued behind "-> ") and what psql answers.  Each file gets a database of
# its own with cchc, and all its blocks run in it in order.  The answers must
# be those printed; with --write they are printed anew.  Needs PGHOST and so on.
use strict;
use warnings;

my $write = @ARGV && $ARGV[0] eq '--write' ? shift : undef;
my $marker = '--answer--';
my ($passed, $failed) = (0, 0);

for my $file (@ARGV)
{
	open my $in, '<', $file or die "$file: $!\n";
	my @parts = split /^(```psql\n.*?^```\n)/ms, do { local $/; <$in> };
	close $in;
	next unless grep { /^```psql/ } @parts;

	my @setup = ('-c', 'DROP DATABASE IF EXISTS mydb', '-c', 'CREATE DATABASE mydb');
	system('psql', '-X', '-q', '-d', 'postgres', '-c', 'SET client_min_messages = warning', @setup) == 0
	  or die "cannot create a database\n";
	# What README.md says to do, and nothing more.
	system('psql', '-X', '-q', '-d', 'mydb', '-c', 'CREATE EXTENSION cchc',
		'-c', 'ALTER DATABASE mydb SET search_path = "$user", public, cchc') == 0
	  or die "cannot create the extension\n";

	for my $part (grep { /^```psql/ } @parts)
	{
		my @statements;
		for my $line (split /^/, $part)
		{
			next if $line =~ /^```/;
			if ($line =~ /^=> (.*\n)/) { push @statements, { text => $line, sql => $1, answer => '' }; }
			elsif ($line =~ /^-> (.*\n)/ && @statements)
			{
				$statements[-1]{text} .= $line;
				$statements[-1]{sql} .= $1;
			}
			elsif (@statements) { $statements[-1]{answer} .= $line; }
		}

		# One psql for a block, so that SET lasts; a marker before each answer.
		my $script = "\\set SHOW_CONTEXT never\nSET client_min_messages = warning;\n"
		  . join '', map { "\\echo $marker\n$_->{sql}" } @statements;
		my (undef, @answers) = split /^\Q$marker\E\n/m, run($script), -1;
		for my $i (0 .. $#statements)
		{
			my $s = $statements[$i];
			my ($want, $got) = map { normal($_) } $s->{answer}, $answers[$i] // '';
			$s->{answer} = $got eq '' ? '' : "$got\n" if $write;
			if ($want eq $got) { $passed++; next; }
			$failed++;
			print "$file: $s->{sql}documented:\n$want\nactual:\n$got\n" unless $write;
		}
		$part = "```psql\n" . join('', map { $_->{text} . $_->{answer} } @statements) . "```\n" if $write;
	}
	if ($write)
	{
		open my $out, '>', $file or die "$file: $!\n";
		print $out @parts;
		close $out;
	}
}
print $write ? "documented sessions: $failed rewritten\n" : "documented sessions: $passed passed, $failed failed\n";
exit(!$write && $failed > 0);

# What psql prints for a script, errors in their place.
sub run
{
	my ($script) = @_;
	my $pid = open(my $psql, '-|') // die $!;
	if ($pid == 0)
	{
		# the child feeds a psql of its own, which inherits our standard output
		open my $feed, '|-', 'psql -X -q -d mydb -f - 2>&1' or die $!;
		print $feed $script;
		close $feed;
		exit 0;
	}
	my $output = do { local $/; <$psql> };
	close $psql;
	return $output // '';
}

# White space at line ends and blank lines carry nothing; psql's place in the script neither.
sub normal
{
	my ($text) = @_;
	$text =~ s/^psql:<stdin>:\d+: //mg;
	$text =~ s/[ \t]+$//mg;
	$text =~ s/\n+/\n/g;
	$text =~ s/^\n|\n$//g;
	return $text;
}
