-- procedure_code: mã thủ tục hành chính
SET search_path = cchc, public;
SELECT '1.004227'::procedure_code;
