-- Provinces whose flow has a part of its own, and what each says of it.  What it
-- says travels with its lines, by a publication or through a foreign server.

CREATE TABLE flow_source (
	province agency_code PRIMARY KEY,
	filled_by text NOT NULL,
	place name NOT NULL,
	CONSTRAINT flow_source_filled_by CHECK (filled_by IN ('refresh_flow', 'subscription', 'foreign_server'))
);
COMMENT ON TABLE flow_source IS 'Provinces whose flow has a part of its own in dossier_flow, written by attach_province_flow() (nguồn của dòng hồ sơ).';
COMMENT ON COLUMN flow_source.province IS 'The province: its code and those below it (tỉnh).';
COMMENT ON COLUMN flow_source.filled_by IS 'refresh_flow: counted here; subscription or foreign_server: the province sends it (nơi ghi).';
COMMENT ON COLUMN flow_source.place IS 'Schema in which the parts stand, flow_h56 and flow_h56_state (lược đồ).';
COMMENT ON CONSTRAINT flow_source_pkey ON flow_source IS 'A province has one part (mỗi tỉnh một nguồn).';
COMMENT ON CONSTRAINT flow_source_filled_by ON flow_source IS 'Lines come from refresh_flow, a subscription or a foreign server (nơi ghi phải là refresh_flow, subscription hoặc foreign_server).';

CREATE TABLE flow_delivery (
	province agency_code NOT NULL,
	refreshed_at timestamptz NOT NULL,
	exact_from date NOT NULL,
	left_out agency_code[] NOT NULL
) PARTITION BY LIST (province);
COMMENT ON TABLE flow_delivery IS 'What each attached province said of its flow when it was last refreshed; written by refresh_flow(), and by provinces that send theirs (tình trạng gửi số liệu của các tỉnh).';
COMMENT ON COLUMN flow_delivery.province IS 'The province (tỉnh).';
COMMENT ON COLUMN flow_delivery.refreshed_at IS 'What it had entered before this instant is in its flow (thời điểm cập nhật).';
COMMENT ON COLUMN flow_delivery.exact_from IS 'From this day on its flow has single days, before it half-months (ngày đầu tính theo từng ngày).';
COMMENT ON COLUMN flow_delivery.left_out IS 'Agencies of its registry outside the province, whose lines are not sent: the first hundred (cơ quan ngoài tỉnh, không gửi).';
CREATE TABLE flow_delivery_own (LIKE flow_delivery INCLUDING COMMENTS, PRIMARY KEY (province)) PARTITION BY LIST (province);
ALTER TABLE flow_delivery ATTACH PARTITION flow_delivery_own DEFAULT;
COMMENT ON TABLE flow_delivery_own IS 'The part of flow_delivery that refresh_flow() writes here (tình trạng do nơi này ghi).';
COMMENT ON CONSTRAINT flow_delivery_own_pkey ON flow_delivery_own IS 'A province says one thing (mỗi tỉnh một dòng).';
