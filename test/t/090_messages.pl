# Messages in Vietnamese: lc_messages = vi_VN.UTF-8 translates what the C files say,
# DETAIL and HINT included, and nothing else.  The locale is made for this test;
# PostgreSQL looks for catalogs beside its own files, so that a server runs from
# a folder in which ours lie there.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

sub pg_config { chomp(my $said = `pg_config --$_[0]`); return $said; }
plan skip_all => 'PostgreSQL was built without NLS' unless pg_config('configure') =~ /--enable-nls/;
plan skip_all => 'this PostgreSQL lies in places of no common root' unless pg_config('bindir') =~ m{^/usr/} && pg_config('localedir') =~ m{^/usr/};

# The catalog: of a temporary installation (scripts/test), or installed in the system.
my $major = pg_config('version') =~ /(\d+)/ ? $1 : die;
my $catalog = pg_config('localedir') . "/vi/LC_MESSAGES/cchc-$major.mo";
my $root = abs_path(PostgreSQL::Test::Utils::tempdir) . '/root';
my $conf = $ENV{TEMP_CONFIG} ? PostgreSQL::Test::Utils::slurp_file($ENV{TEMP_CONFIG}) : '';
my $prefix = $conf =~ m{'(/[^':]*?/install)['/]} ? $1 : '';
my $installed = "$prefix$catalog";
plan skip_all => 'gettext is not installed' unless -e $installed || system('command -v msgfmt >/dev/null 2>&1') == 0;
ok(-e $installed, "the catalog is installed: $catalog") or die;

# The locale, in a folder of the test.
my $locales = abs_path(PostgreSQL::Test::Utils::tempdir) . '/locales';
make_path($locales);
system("localedef -i vi_VN -f UTF-8 --no-archive $locales/vi_VN.UTF-8 >/dev/null 2>&1");
plan skip_all => 'the locale vi_VN cannot be made: install the package locales' unless -d "$locales/vi_VN.UTF-8";
$ENV{LOCPATH} = $locales;

# The server, in a folder like /usr with our catalog in it.
my ($bin, $lib, $share) = map { pg_config($_) } qw(bindir pkglibdir sharedir);
make_path("$root$bin", dirname("$root$catalog"));
copy("$bin/$_", "$root$bin/$_") && chmod(0755, "$root$bin/$_") or die "$_: $!" for qw(postgres pg_ctl initdb);
symlink("$bin/$_", "$root$bin/$_") or die "$_: $!" for qw(psql pg_config);
join_folders($lib);
join_folders($share, 'extension');
join_folders("$share/extension");
copy($installed, "$root$catalog") or die $!;

# join_folders FOLDER [EXCEPT]: links to what is in the system's folder and in that of the installation.
sub join_folders
{
	my ($folder, $except) = @_;
	make_path("$root$folder");
	for my $file (glob("$folder/*"), $prefix eq '' ? () : glob("$prefix$folder/*"))
	{
		my $link = "$root$folder/" . basename($file);
		next if basename($file) eq ($except // '');
		unlink $link;
		symlink($file, $link) or die "$link: $!";
	}
}

my $node = PostgreSQL::Test::Cluster->new('main', install_path => dirname("$root$bin"));
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "extension_destdir = ''") if $conf =~ /^extension_destdir/m;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc; ALTER DATABASE postgres SET search_path = public, cchc; CREATE ROLE clerk LOGIN; CREATE ROLE app LOGIN;');

# said SQL: everything that the server says about it, as the client shows it.
sub said
{
	my ($sql, %how) = @_;
	my (undef, undef, $err) = $node->psql($how{db} // 'postgres', "SET lc_messages = '" . ($how{in} // 'vi_VN.UTF-8') . "';\n$sql", on_error_die => 0, on_error_stop => 0);
	return $err;
}
sub says
{
	my ($sql, $message, $detail, $hint, $title) = @_;
	my $said = said($sql);
	like($said, qr/ERROR:  \Q$message\E/, "$title: message");
	like($said, qr/DETAIL:  \Q$detail\E/, "$title: DETAIL") if defined $detail;
	like($said, qr/HINT:  \Q$hint\E/, "$title: HINT") if defined $hint;
}

says(q{SELECT '1.04227'::procedure_code}, 'giá trị không đúng quy cách của kiểu procedure_code: "1.04227"',
	'Sau chữ số đầu phải là số gồm sáu chữ số; ở đây có ít hơn (tại ký tự thứ 8).', 'Mã thủ tục hành chính có dạng 1.004227, 1.004227.H56 hoặc 1.000358.01.', 'a code');
says(q{SELECT 'H57.132-260230-0583'::dossier_code}, 'ngày, giờ nằm ngoài phạm vi cho phép: "H57.132-260230-0583"', 'Tháng đó không có ngày này (tại ký tự thứ 13).', 'Mã hồ sơ có dạng', 'a day');
says(q{SELECT '15 ngay lam viec'::time_limit}, 'giá trị không đúng quy cách của kiểu time_limit', 'Từ này viết không dấu (tại ký tự thứ 4).', 'Hệ thống không tự đoán; hãy viết đủ dấu: ngày', 'a unit without accents');
says(q{SELECT ''::document_number}, 'giá trị không đúng quy cách của kiểu document_number: ""', 'Giá trị để trống.', 'Số, ký hiệu văn bản có dạng', 'a reason without a place');
says(q{SELECT tet(1700)}, 'năm âm lịch nằm ngoài phạm vi: 1700', undef, undef, 'a message that is put together');
says(q{SELECT is_working_day('1999-12-31')}, '1999-12-31 nằm ngoài lịch làm việc', 'Lịch có các ngày từ 2000-01-01 đến 2060-12-31.', 'Hãy sửa first_day hoặc last_day', 'a calendar');
says(q{SELECT calendar('mars')}, 'không có lịch làm việc "mars"', undef, 'Các lịch hiện có:', 'no such calendar');
says(q{SELECT vi_encode('漢', 'TCVN3')}, 'ký tự "漢" (U+6F22) không viết được trong bảng mã TCVN3', 'Bảng mã này không có ký tự đó', undef, 'a charset');
says(q{SELECT add_working_time(now(), '1 day')}, 'thời gian làm việc phải tính bằng giờ, phút và giây', 'Ngày và tháng không có số giờ làm việc cố định.', q{Hãy dùng khoảng thời gian như '8 hours'}, 'plain ereport');
says(q{SELECT vi_number_words('NaN')}, 'số này không đọc được thành chữ', 'NaN và vô hạn không đọc được thành chữ', undef, 'an argument');
says(q{SELECT 1/0}, 'division by zero', undef, undef, "the server's own words stay English");

# What functions in PL/pgSQL refuse is looked up in the same catalog: those of the extension, and those of a registry.
like(said(q{SELECT create_registry('h56')}), qr/NOTICE:  cơ sở dữ liệu CCHC "h56": \d+ bảng, \d+ khung nhìn, \d+ hàm\nDETAIL:  Việc tiếp theo: .*\nHINT:  .*SET search_path = h56, public, cchc\. .*ALTER DATABASE postgres SET search_path = h56, public, cchc\./, 'a notice; an argument that stands twice');
says(q{SELECT create_registry('h56')}, 'trong lược đồ "h56" đã có một cơ sở dữ liệu CCHC', 'Đã có bảng h56.registry_meta; không có gì bị thay đổi.', 'Hãy chọn lược đồ khác', 'the same again');
says(q{SELECT reporting_period('official_half', 2022, 3)}, 'số thứ tự kỳ báo cáo 3 nằm ngoài phạm vi', 'Một năm có 2 kỳ loại "official_half".', 'Hãy dùng số từ 1 đến 2.', 'a plural');
says(q{SELECT check_term('channel', 'channel', 'fax')}, 'đối số "channel" không phải là mã của danh mục channel: "fax"', 'Các mã của danh mục channel gồm "online"', q{Xem nghĩa của từng mã: SELECT * FROM cchc.terms('channel').}, 'what was put together before the RAISE');
says(q{BEGIN; INSERT INTO day_swap (calendar, off_day, work_day, source) VALUES ('vn', '2026-04-30', '2026-05-09', 'x')}, 'ngày 2026-04-30 đã là ngày nghỉ trong lịch "vn"', 'Hoán đổi là cho nghỉ một ngày làm việc', undef, 'a trigger');
$node->safe_psql('postgres', q{
	SET search_path = h56, cchc;
	INSERT INTO agency (code, name, kind) VALUES ('H56', 'Ủy ban nhân dân tỉnh', 'province'), ('H56.01', 'Sở Nội vụ', 'department');
	INSERT INTO field (name) VALUES ('Hội');
	INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('2.001481', 'Thành lập hội', 1, 'H56.01', '{province}', '20 ngày làm việc');
	SELECT receive_dossier('2.001481', 'H56.01', 'online', '2026-02-09 08:00+07', code => 'H56.01-260209-0001');
	SELECT pause('H56.01-260209-0001', 'supplement', '2026-02-10 08:00+07');
	SELECT resume('H56.01-260209-0001', '2026-02-11 08:00+07');});
my $h56 = q{SET search_path = h56, cchc; SET timezone = 'Asia/Ho_Chi_Minh'; };
says("${h56}SELECT finish('H56.01-260209-0009')", 'không có hồ sơ "H56.01-260209-0009"', 'Cơ sở dữ liệu CCHC này không có hồ sơ mang mã đó', 'Hãy đọc lại mã trên giấy tiếp nhận', 'no such dossier');
says("${h56}SELECT finish('H56.01-260209-0001', at => '2026-02-10 09:00+07')", 'không thể kết thúc hồ sơ "H56.01-260209-0001" vào lúc 2026-02-10 09:00:00+07', 'Hồ sơ thay đổi lần cuối lúc 2026-02-11 08:00:00+07.', 'Diễn biến của hồ sơ phải nhập theo đúng thứ tự thời gian.', 'arguments in another order; words that a caller hands over');
like(said("${h56}BEGIN; SELECT pause('H56.01-260209-0001', 'supplement', '2026-02-12 08:00+07'); ROLLBACK"), qr/WARNING:  đây là lần yêu cầu bổ sung thứ 2 của hồ sơ "H56.01-260209-0001"\nDETAIL:  .*Điều 11 Nghị định 118\/2025\/NĐ-CP/, 'a warning; Vietnamese letters in the English words');
is($node->safe_psql('postgres', qq{SET lc_messages = 'vi_VN.UTF-8'; $h56 SELECT string_agg(field || ': ' || message, '; ' ORDER BY field)
	FROM check_dossier('{"code": "H56.01-260209-0001", "due_at": "31/04/2026", "received_by": "H5", "channel": "fax", "return_channel": "post"}')}),
	'channel: channel không có giá trị "fax"; chỉ có online, counter, post; '
	. 'due_at: ngày, giờ nằm ngoài phạm vi cho phép: "31/04/2026". Trong lịch không có ngày này (tại ký tự thứ 1).; '
	. 'received_by: giá trị không đúng quy cách của kiểu agency_code: "H5". Cấp 1 phải gồm một chữ cái và hai chữ số; ở đây ngắn hơn (tại ký tự thứ 3).; '
	. 'return_channel: có kênh trả kết quả thì phải có thời điểm trả', 'the faults of a message, those of a type included');
says(qq{${h56}SELECT upsert_dossier('{"code": "H56.01-260209-0001", "due_at": "2026-01-01", "channel": "online"}')}, 'hạn trả kết quả phải sau khi tiếp nhận', 'Cột "due_at" của hồ sơ "H56.01-260209-0001".', 'Muốn xem mọi lỗi của thông điệp', 'the first of them raised');
says("${h56}SET ROLE clerk; SELECT h56.check_dossiers('pg_class')", 'permission denied', undef, undef, 'privileges are the server\'s to say');
says("${h56}CREATE TABLE sheet (code text, colour text); SELECT * FROM check_dossiers('sheet')", 'không đọc được hồ sơ từ "sheet"', 'Hồ sơ không có cột "colour" để nạp.', 'Hãy chép tệp vào một bảng thường', 'a reason that was chosen before the RAISE');

is($node->safe_psql('postgres', qq{SET lc_messages = 'vi_VN.UTF-8'; $h56 SELECT detail FROM registry_health() WHERE "check" = 'index'}), 'đủ các chỉ mục của báo cáo', 'what a monitoring system is told');
is($node->safe_psql('postgres', qq{SET lc_messages = 'vi_VN.UTF-8'; BEGIN; $h56 INSERT INTO inspection (subject, year, title) VALUES ('reform', 2022, 'x');
	SELECT detail || '; ' || problem_name FROM data_problem WHERE problem = 'inspection_without_rounds'; ROLLBACK}), 'chưa ghi nhận đợt nào; Cuộc kiểm tra không có đợt nào', 'what contradicts itself');

# A plan serves many calls, and the language may change between them.
is($node->safe_psql('postgres', q{
	CREATE FUNCTION speak() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN cchc.message('It is open.') || ' ' || format(cchc.message('It %s at %s.'), cchc.message('ended'), 7); END $$;
	SELECT speak();
	SET lc_messages = 'vi_VN.UTF-8'; SELECT speak(); SELECT speak();
	SET lc_messages = 'C'; SELECT speak();
	SELECT cchc.message('ended') FROM generate_series(1, 2);}),
	"It is open. It ended at 7.\nHồ sơ đang giải quyết. Hồ sơ kết thúc lúc 7.\nHồ sơ đang giải quyết. Hồ sơ kết thúc lúc 7.\nIt is open. It ended at 7.\nended\nended", 'many calls, two languages');
is($node->safe_psql('postgres', q{SET lc_messages = 'vi_VN.UTF-8'; SELECT cchc.message(''), cchc.message('nobody said that'), cchc.message(NULL) IS NULL;}), '|nobody said that|t', 'what the catalog does not have, its head included, is said as it is');

# Neither a value nor an IMMUTABLE function depends on the setting.
like(said(q{SELECT '1.04227'::procedure_code}, in => 'C'), qr/ERROR:  invalid input syntax for type procedure_code.*DETAIL:  The number after/s, 'lc_messages = C: English');
is($node->safe_psql('postgres', q{SET lc_messages = 'vi_VN.UTF-8'; SELECT input_error('1.04227', 'procedure_code') LIKE 'invalid input syntax%The number after%'}), 't', 'input_error() is IMMUTABLE and stays English');
is($node->safe_psql('postgres', q{SET lc_messages = 'vi_VN.UTF-8'; SELECT due_at('2026-04-21 09:00+07', '15 ngày làm việc')}), $node->safe_psql('postgres', q{SELECT due_at('2026-04-21 09:00+07', '15 ngày làm việc')}), 'values are the same');

# Who decides: a superuser for a role, or who was granted the parameter.
$node->safe_psql('postgres', q{ALTER ROLE clerk SET lc_messages = 'vi_VN.UTF-8'; GRANT SET ON PARAMETER lc_messages TO app});
my (undef, undef, $err) = $node->psql('postgres', q{SELECT '1.04227'::procedure_code}, extra_params => [ '-U', 'clerk' ]);
like($err, qr/giá trị không đúng quy cách/, 'ALTER ROLE ... SET lc_messages');
(undef, undef, $err) = $node->psql('postgres', q{SET lc_messages = 'vi_VN.UTF-8'; SELECT '1.04227'::procedure_code}, extra_params => [ '-U', 'app' ], on_error_stop => 0);
like($err, qr/giá trị không đúng quy cách/, 'GRANT SET ON PARAMETER lc_messages');

# Where the encoding lacks the letters, they are replaced; the SQLSTATE stays, and so does the session.
$node->safe_psql('postgres', q{CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'});
$node->safe_psql('latin', 'CREATE EXTENSION cchc');
my ($status, $out);
($status, $out, $err) = $node->psql('latin', qq{\\set VERBOSITY verbose\nSET lc_messages = 'vi_VN.UTF-8';\nSELECT '1.04227'::cchc.procedure_code;\nSELECT 'still here'}, on_error_stop => 0);
like($err, qr/22P02: .*procedure_code: "1\.04227"/, 'LATIN1: the SQLSTATE and the value');
is($out, 'still here', 'LATIN1: the session goes on');
done_testing();
