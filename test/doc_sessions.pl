#!/usr/bin/perl
# doc_sessions.pl FILE ...: run the psql sessions of the documentation.
#
# A block that is fenced as "psql" holds statements behind the prompt "=> "
# (continued behind "-> ") and what psql answers.  Each file gets a database
# of its own; the answers must be those printed.  Needs PGHOST etc. and cchc.
use strict;
use warnings;

my ($passed, $failed) = (0, 0);

for my $file (@ARGV)
{
	open my $in, '<', $file or die "$file: $!\n";
	my (@blocks, $block);
	while (my $line = <$in>)
	{
		if ($line =~ /^```psql$/) { $block = { line => $. + 1, text => '' }; }
		elsif ($line =~ /^```$/ && $block) { push @blocks, $block; undef $block; }
		elsif ($block) { $block->{text} .= $line; }
	}
	close $in;
	next unless @blocks;

	system('psql', '-X', '-q', '-d', 'postgres', '-c', 'DROP DATABASE IF EXISTS docs',
		'-c', 'CREATE DATABASE docs') == 0 or die "cannot create a database\n";
	for my $b (@blocks)
	{
		my ($script, $expected, @statements) = ('', '');
		for my $line (split /^/, $b->{text})
		{
			if ($line =~ /^=> (.*\n)/) { push @statements, { sql => $1, answer => '' }; }
			elsif ($line =~ /^-> (.*\n)/ && @statements) { $statements[-1]{sql} .= $1; }
			elsif (@statements) { $statements[-1]{answer} .= $line; }
		}
		# One psql a block, so that SET lasts; a marker line between the answers.
		my $marker = '--answer--';
		$script = "SET client_min_messages = warning;\nSET search_path = public, cchc;\n\\set QUIET off\n";
		$script =~ s/\\set QUIET off\n//;
		$script .= "\\echo $marker\n$_->{sql}" for @statements;
		open my $tmp, '>', "/tmp/doc_session.$$" or die $!;
		print $tmp $script;
		close $tmp;
		my $output = `psql -X -q -d docs -f - < /tmp/doc_session.$$ 2>&1`;
		unlink "/tmp/doc_session.$$";
		my (undef, @answers) = split /^\Q$marker\E\n/m, $output, -1;
		for my $i (0 .. $#statements)
		{
			my ($want, $got) = map { normal($_) } $statements[$i]{answer}, $answers[$i] // '';
			if ($want eq $got) { $passed++; next; }
			$failed++;
			print "$file:$b->{line}: $statements[$i]{sql}documented:\n$want\nactual:\n$got\n";
		}
	}
}
print "documented sessions: $passed passed, $failed failed\n";
exit($failed > 0);

# White space at line ends and blank lines carry nothing; psql's file position neither.
sub normal
{
	my ($text) = @_;
	$text =~ s/^psql:<stdin>:\d+: //mg;
	$text =~ s/[ \t]+$//mg;
	$text =~ s/\n+/\n/g;
	$text =~ s/^\n|\n$//g;
	return $text;
}
