# tools/Layouts.pm: what a layout of a registry makes of a statement of src/registry/ddl/.
# wrap_registry asks for each statement and each layout; the source knows one layout, plain.
package Layouts;
use strict;
use warnings;
use utf8;

our @names = qw(plain partitioned);

my %of = (
	plain       => sub { return $_[0]; },
	partitioned => \&partitioned,
);

# statements(LAYOUT, TEXT): what stands in the place of the statement, in order; nothing where it is left out.
sub statements
{
	my ($layout, $text) = @_;
	return $of{$layout}->($text);
}

# closing(LAYOUT): pairs [TOPIC, TEXT] of what comes behind everything else.
sub closing
{
	return ();
}

# Dossiers by range of their code, so that every key that has the code in it stays as it is;
# attach_province() adds partitions.
sub partitioned
{
	my ($text) = @_;
	return $text unless $text =~ /^CREATE TABLE dossier \(/m;
	$text =~ s/\n\);\z/\n) PARTITION BY RANGE (code);/ or die "Layouts: the end of table dossier was not found\n";
	return ($text,
		'CREATE TABLE dossier_rest PARTITION OF dossier DEFAULT;',
		"COMMENT ON TABLE dossier_rest IS 'Dossiers whose code lies in no other partition (hồ sơ chưa có phân vùng riêng).';");
}

1;
