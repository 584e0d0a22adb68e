# The rows of the data folder, $CCHC_DATA, for the tests that read it.
package RealData;
use strict;
use warnings;
use Encode qw(decode_utf8);
use Exporter 'import';
use PostgreSQL::Test::Utils;

our @EXPORT = qw(data_files data_rows);

# The names of its files, those of sub-folders too.
sub data_files
{
	my $data = $ENV{CCHC_DATA} // '';
	return sort map { substr $_, length "$data/" } grep { -f } glob("'$data'/*.* '$data'/*/*.*");
}

# The fields of one file, a list for each row, as characters and without the header.
sub data_rows
{
	my ($name) = @_;
	my $text = decode_utf8(slurp_file("$ENV{CCHC_DATA}/$name")) =~ s/\r\n/\n/gr;
	my @rows;
	if ($name =~ /\.csv$/)
	{
		my @fields;
		while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\z)/g)
		{
			last if pos($text) == length $text && $3 eq '' && !@fields && ($2 // '') eq '';
			push @fields, defined $1 ? $1 =~ s/""/"/gr : $2;
			next if $3 eq ',';
			push @rows, [@fields];
			@fields = ();
		}
	}
	else
	{
		@rows = map { [ $name =~ /\.tsv$/ ? split(/\t/, $_, -1) : $_ ] } split /\n/, $text;
	}
	shift @rows if $name !~ /\.txt$/;
	return @rows;
}

1;
