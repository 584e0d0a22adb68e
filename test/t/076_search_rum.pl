# An index of the extension RUM answers every step of the ladder as the rows themselves do.
# Skipped where RUM is not installed: nothing of cchc needs it.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Encode qw(encode_utf8);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', 'fsync = off');
$node->start;
plan skip_all => 'RUM is not installed (Debian: postgresql-NN-rum)'
	unless $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'rum'});

# Names of every mixture of a few words, some with codes and numbers, and queries in all spellings.
$node->safe_psql('postgres', encode_utf8(q{
	CREATE EXTENSION cchc;
	CREATE EXTENSION rum;
	SELECT setseed(0.2026);
	CREATE TABLE doc AS
	SELECT i AS id, to_tsvector('cchc.vietnamese', concat_ws(' ', a[1 + floor(random() * 6)], b[1 + floor(random() * 7)], c[1 + floor(random() * 6)],
		CASE WHEN i % 5 = 0 THEN format('(%s/QĐ-UBND)', i % 90) END, CASE WHEN i % 7 = 0 THEN '1.' || to_char(i, 'FM000000') END)) AS v
	FROM generate_series(1, 3000) AS i, (SELECT '{Cấp,Cấp lại,Đổi,Gia hạn,Thu hồi,Điều chỉnh}'::text[] AS a,
		'{hộ chiếu phổ thông,giấy phép lái xe,giấy khai sinh,thẻ căn cước,chứng chỉ hành nghề,giấy phép xây dựng,sổ đỏ}'::text[] AS b,
		'{cho người nước ngoài,trong nước,của UBND cấp xã,tại Trung tâm,theo uỷ quyền,qua bưu điện}'::text[] AS c) AS w;
	CREATE INDEX doc_rum ON doc USING rum (v rum_tsvector_ops);
	CREATE TABLE query AS SELECT q, s.step, s.name, s.query
	FROM unnest('{hộ chiếu,ho chieu,hoj chieeus,cap lai gplx,cấp lại hộ chiếu phổ thông,phổ thông hộ chiếu,35/qd-ubnd,35/QĐ-UBND,1.000035,giay phep xay dung uy quyen,
		căn cước trong nước,can cuocs,sổ đổ,UBND xã,buu dien,không có gì như vậy}'::text[]) AS q CROSS JOIN LATERAL cchc.vi_tsqueries(q, q ~ 'dung$') AS s;
	ANALYZE doc;
}));

# answers(PLAN): every query with the rows that it finds.
my $answers = 'SELECT format(\'%s/%s: %s\', q, step, (SELECT count(*) || \' \' || coalesce(sum(id * 7919 % 10007), 0) FROM doc WHERE v @@ query)) FROM query ORDER BY q, step';
sub answers { return $node->safe_psql('postgres', "SET enable_seqscan = $_[0]; SET enable_indexscan = $_[1]; SET enable_bitmapscan = $_[1]; $answers") }

like($node->safe_psql('postgres', 'SET enable_seqscan = off; EXPLAIN SELECT id FROM doc WHERE v @@ (SELECT query FROM query LIMIT 1)'), qr/doc_rum/, 'the index serves @@');
my $by_rows = answers('on', 'off');
is(answers('off', 'on'), $by_rows, 'by the index as by the rows, every step of every query');
cmp_ok(scalar(grep { !/: 0 / } split /\n/, $by_rows), '>', 40, 'most of them find something');

done_testing();
