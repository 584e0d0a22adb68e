"use strict";
// The page: DATA (data.js, written by data.sql) as cards, charts, tables and lists.  Every word of the data is put
// into the page as text, never as HTML.

const number = new Intl.NumberFormat("vi-VN");
// A minus is as wide as a plus.
const signed = (value, format) => (value > 0 ? "+" : value < 0 ? "\u2212" : "") + format.format(Math.abs(value));
const decimal = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const dayFormat = new Intl.DateTimeFormat("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
const none = "–";
const show = (value) => (value == null ? none : number.format(value));
const percent = (part, whole) => (whole > 0 ? `${decimal.format((100 * part) / whole)} %` : none);
const showDay = (iso) => (iso == null ? none : dayFormat.format(new Date(`${iso}T00:00:00Z`)));
const dayOf = (days) => (days == null ? null : new Date(Date.UTC(2000, 0, 1) + days * 86400000).toISOString().slice(0, 10));

// Okabe and Ito's colours, told apart by every eye, and always with a sign or a label beside them.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a7a7a"];
const SYMBOLS = ["circle", "square", "triangle", "diamond"];
const OLDEST = 10;
const UNKNOWN = "Chưa rõ";
const AGES = ["Đến 5 ngày làm việc", "6 đến 20 ngày", "21 đến 60 ngày", "61 đến 120 ngày", "Trên 120 ngày"];
const DIGITAL = [
	["Hồ sơ nộp trực tuyến", "online_dossier_rate"],
	["Nộp trực tuyến, trong số hồ sơ có dịch vụ trực tuyến", null],
	["Thanh toán trực tuyến, trong số hồ sơ có phí, lệ phí", "online_payment_rate"],
	["Số hóa giấy tờ khi tiếp nhận", "digitised_dossier_rate"],
	["Dùng lại dữ liệu đã số hóa", "data_reuse_rate"],
	["Cấp kết quả bản điện tử", "electronic_result_rate"],
];

// ---- the data ----

const rows = (text, ...names) => (text ? text.split(";") : []).map((line) => {
	const cells = line.split(",");
	return Object.fromEntries(names.map((name, i) => [name, cells[i] === "" || cells[i] === undefined ? null : Number(cells[i])]));
});
const agencies = (DATA.agencies ?? []).map(([code, name, level]) => ({ code, name, level }));
const root = agencies.find((a) => !a.code.includes(".")) ?? agencies[0];
const fields = new Map(DATA.fields ?? []);
const levels = DATA.levels ?? [];
const levelName = new Map(levels);
const rules = (DATA.rules ?? []).map(([code, name, source]) => ({ code, name, source }));
const causes = DATA.causes ?? [];
const faults = DATA.faults ?? [];
const periods = (DATA.periods ?? []).map(([id, from, to, last, shown, whole, year, n, previous, lastYear]) => ({ id, from, to, last, shown, whole, year, n, previous, lastYear }));
const months = periods.filter((p) => p.shown && p.n != null).sort((a, b) => (a.from < b.from ? -1 : 1));
const ii06 = rows(DATA.ii_06, "period", "agency", "field", "online", "other", "carried", "early", "onTime", "late", "openInTime", "openOverdue");
const onTime = rows(DATA.on_time, "period", "agency", "rule", "onTime", "late", "unknown");
const delays = rows(DATA.delay, "period", "agency", "fault", "cause", "overdue", "late", "noApology", "unexplained");
const backlog = rows(DATA.backlog, "period", "agency", "age", "fault", "dossiers");
const digital = rows(DATA.digital, "period", "agency", "metric", "numerator", "denominator", "unknown");
const dossiers = (DATA.dossiers ?? []).map(([code, agency, procedure, received, due]) => {
	const day = dayOf(received);
	const [procedureCode, procedureName, field] = DATA.procedures[procedure];
	return {
		code: /^\d{1,6}$/.test(code) ? `${agencies[agency].code}-${day.slice(2).replaceAll("-", "")}-${code}` : code,
		agency, procedureCode, procedureName, field, received: day, due: dayOf(due),
	};
});
const word = (i) => (i == null ? null : DATA.responsibles[i]);
const overdueList = rows(DATA.overdue_list, "period", "dossier", "daysLate", "fault", "cause", "responsible", "apologised")
	.map((r) => ({ ...r, ...dossiers[r.dossier], responsible: word(r.responsible), apologised: dayOf(r.apologised) }));
const lateList = rows(DATA.late_list, "dossier", "finished", "fault", "cause", "responsible")
	.map((r) => ({ ...r, ...dossiers[r.dossier], finished: dayOf(r.finished), responsible: word(r.responsible) }));
const ageOf = (days) => [6, 21, 61, 121].filter((from) => (days ?? 0) >= from).length;

const ROMAN = ["", "I", "II", "III", "IV"];
function periodName(p) {
	if (p.whole && DATA.kind) {
		const n = Number(DATA.n || 1);
		switch (DATA.kind.replace("official_", "")) {
			case "month": return `Tháng ${n}/${DATA.year}`;
			case "quarter": return `Quý ${ROMAN[n]} năm ${DATA.year}`;
			case "half": return `6 tháng ${n === 1 ? "đầu" : "cuối"} năm ${DATA.year}`;
			case "nine_months": return `9 tháng đầu năm ${DATA.year}`;
			case "year": return `Năm ${DATA.year}`;
			case "week": return `Tuần ${n} năm ${DATA.year}`;
		}
	}
	return p.n == null ? "Cả kỳ" : `Tháng ${p.n}/${p.year}`;
}
const span = (p) => `từ ngày ${showDay(p.from)} đến ngày ${showDay(p.last < p.to ? p.last : p.to)}`;
const sum = (list, f) => list.reduce((total, row) => total + f(row), 0);

// ---- the filter ----

const state = { period: 0, level: "", agency: "" };
const within = (code, above) => above === "" || code === above || code.startsWith(`${above}.`);
const kept = (i) => (state.level === "" || agencies[i].level === state.level) && within(agencies[i].code, state.agency);
const of = (list, period = state.period) => list.filter((r) => r.period === period && kept(r.agency));
const now = () => periods[state.period];

function totals(period) {
	if (period == null) return null;
	const lines = of(ii06, period);
	const t = { received: 0, online: 0, carried: 0, resolved: 0, late: 0, open: 0, overdue: 0 };
	for (const r of lines) {
		t.received += r.online + r.other;
		t.online += r.online;
		t.carried += r.carried;
		t.resolved += r.early + r.onTime + r.late;
		t.late += r.late;
		t.open += r.openInTime + r.openOverdue;
		t.overdue += r.openOverdue;
	}
	return t;
}

function rate(rule, list) {
	const counted = list.filter((r) => r.rule === rule);
	const good = sum(counted, (r) => r.onTime);
	const late = sum(counted, (r) => r.late);
	return { good, late, of: good + late, unknown: sum(counted, (r) => r.unknown) };
}

// ---- making elements ----

const SVG = "http://www.w3.org/2000/svg";
function h(tag, attributes, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (name === "onclick") element.addEventListener("click", value);
		else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
	}
	element.append(...children.flat().filter((child) => child != null).map((child) => (child instanceof Node ? child : String(child))));
	return element;
}
const link = (words, open) => h("button", { type: "button", class: "link", onclick: open }, words);

// A panel keeps its heading; the rest is made anew.
function panel(id, ...children) {
	const section = document.getElementById(id);
	const opened = [...section.querySelectorAll("details")].map((d) => d.open);
	section.replaceChildren(section.querySelector("h2"), ...children.flat().filter((child) => child != null));
	section.querySelectorAll("details").forEach((d, i) => { d.open = opened[i] ?? false; });
}
const lead = (...words) => h("p", { class: "lead" }, ...words);

// columns: [heading, is a number, ...]; a row's cells are words or nodes, its first the row's heading
function table(caption, columns, lines, options = {}) {
	const head = h("tr", null, columns.map(([heading, numeric]) => h("th", { scope: "col", class: numeric ? "num" : null }, heading)));
	const body = lines.map((cells) => h("tr", null, cells.map((cell, i) => (i === 0 && !options.list
		? h("th", { scope: "row" }, cell)
		: h("td", { class: columns[i][1] ? "num" : null, "data-label": columns[i][0] }, cell ?? "")))));
	const made = h("table", { class: options.list ? "list" : null }, caption ? h("caption", null, caption) : null, h("thead", null, head), h("tbody", null, body));
	return h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": caption || "Bảng" }, made);
}
const figures = (...tables) => h("details", null, h("summary", null, "Bảng số liệu"), ...tables);

function sign(symbol, colour) {
	const svg = document.createElementNS(SVG, "svg");
	svg.setAttribute("width", 16);
	svg.setAttribute("height", 16);
	svg.setAttribute("aria-hidden", "true");
	const path = document.createElementNS(SVG, "path");
	path.setAttribute("fill", colour);
	path.setAttribute("d", {
		circle: "M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10", square: "M3.5 3.5h9v9h-9z", triangle: "M8 2.5L14 13H2z", diamond: "M8 1.5L13 8L8 14.5L3 8z", bar: "M1 3h14v10H1z",
		tick: "M6.5 1h3v14h-3z",
	}[symbol]);
	svg.append(path);
	return svg;
}
const legend = (entries) => h("ul", { class: "legend" }, entries.map(([words, colour, symbol = "bar"]) => h("li", null, sign(symbol, colour), words)));

// ---- lists ----

const dialog = document.getElementById("list");
// What lists hold: the count that the chart shows, and as many rows as the data has.
function openList(title, count, list, late) {
	const columns = [["Mã hồ sơ"], ["Cơ quan"], ["Thủ tục hành chính"], ["Tiếp nhận"], ["Hẹn trả"], [late ? "Kết thúc" : "Trễ (ngày làm việc)", !late], ["Nguyên nhân"], ["Lỗi thuộc về"], ["Trách nhiệm"]];
	dialog.replaceChildren(
		h("div", { class: "top" }, h("h2", { id: "list-title" }, title), h("button", { type: "button", class: "close", onclick: () => dialog.close() }, "Đóng")),
		lead(list.length < count
			? `${show(count)} hồ sơ; trang này mang theo danh sách của ${show(list.length)} hồ sơ trong số đó.`
			: `${show(count)} hồ sơ.`),
		list.length ? table("", columns, list.map((r) => [r.code, agencies[r.agency].name, `${r.procedureName} (${r.procedureCode})`, showDay(r.received), showDay(r.due),
			late ? showDay(r.finished) : show(r.daysLate), causes[r.cause]?.[1] ?? UNKNOWN, faults[r.fault]?.[1] ?? UNKNOWN, r.responsible ?? UNKNOWN]), { list: true })
			: h("p", { class: "empty" }, "Không có hồ sơ nào trong dữ liệu của trang."));
	dialog.showModal();
	dialog.scrollTop = 0;
}
function openOverdue(title, count, keep = () => true) {
	openList(title, count, of(overdueList).filter(keep), false);
}
function openLate(title, count, period, keep = () => true) {
	openList(title, count, lateList.filter((r) => kept(r.agency) && r.finished >= period.from && r.finished <= period.to && keep(r)), true);
}
// A number that opens its list; none when there is nothing to list.
const count = (n, open) => (n > 0 ? link(show(n), open) : show(n));
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

// ---- charts ----

const FONT = 13;
function draw(options) {
	const svg = Plot.plot({ style: { fontSize: `${FONT}px`, fontFamily: "inherit", background: "none", color: "#1b2733" }, ...options });
	return h("figure", null, svg);
}
const widthOf = (id) => Math.max(230, document.getElementById(id).clientWidth - 2 * (innerWidth <= 640 ? 15 : 19));
// Words too long for the width go on a second line.
function wrapped(words, width) {
	const most = Math.floor(width / (FONT * 0.56));
	const lines = [""];
	for (const w of words.split(" ")) {
		const line = lines.at(-1);
		if (line && line.length + 1 + w.length > most) lines.push(w);
		else lines[lines.length - 1] = line ? `${line} ${w}` : w;
	}
	return lines;
}

// Bars with their labels above them, which fit on any screen.  bars: {label, parts: [{value, colour, open}], text, ticks}
function bars(id, label, list, { max } = {}) {
	const width = widthOf(id);
	const lineHeight = FONT * 1.25;
	const barHeight = 20;
	const most = max ?? Math.max(1, ...list.map((b) => sum(b.parts, (p) => p.value ?? 0)));
	const textRoom = Math.max(0, ...list.map((b) => b.text.length)) * FONT * 0.58 + 8;
	const scale = (value) => (value / most) * (width - textRoom);
	let y = 0;
	const labels = [], rects = [], ends = [], ticks = [];
	for (const b of list) {
		const lines = wrapped(b.label, width);
		labels.push({ y: y + lineHeight * 0.8, text: lines.join("\n") });
		y += lines.length * lineHeight + 3;
		let x = 0;
		for (const p of b.parts) {
			if (p.value > 0) rects.push({ x1: scale(x), x2: scale(x + p.value), y1: y, y2: y + barHeight, ...p });
			x += p.value ?? 0;
		}
		ends.push({ x: scale(max ? Math.min(max, Math.max(x, ...(b.ticks ?? []))) : x) + 6, y: y + barHeight / 2, text: b.text });
		for (const t of b.ticks ?? []) ticks.push({ x: scale(t), y1: y - 2, y2: y + barHeight + 2 });
		y += barHeight + 12;
	}
	const figure = draw({
		width, height: y, margin: 0, ariaLabel: label, x: { domain: [0, width], range: [0, width], axis: null }, y: { domain: [0, y], range: [0, y], axis: null },
		marks: [
			Plot.text(labels, { x: 0, y: "y", text: "text", textAnchor: "start", lineAnchor: "top", dy: -FONT * 0.8, lineHeight: 1.25 }),
			rects.length ? Plot.rect(rects, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "colour" }) : null,
			Plot.text(ends, { x: "x", y: "y", text: "text", textAnchor: "start" }),
			ticks.length ? Plot.ruleX(ticks, { x: "x", y1: "y1", y2: "y2", stroke: "#111", strokeWidth: 2.5 }) : null,
		],
	});
	figure.querySelectorAll("g[aria-label='rect'] rect, g[aria-label='bar'] rect").forEach((rect, i) => {
		if (!rects[i]?.open) return;
		rect.setAttribute("role", "button");
		rect.setAttribute("tabindex", 0);
		rect.setAttribute("aria-label", rects[i].name);
		rect.addEventListener("click", rects[i].open);
		rect.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); rects[i].open(); } });
	});
	return figure;
}

// ---- the panels ----

function change(label, id, what, t) {
	const before = totals(id);
	if (!before || (before.received === 0 && before.carried === 0)) return [h("div", null, h("dt", null, `So với ${label}: `), h("dd", null, "chưa có dữ liệu"))];
	const difference = t[what] - before[what];
	const words = `${signed(difference, number)}${before[what] > 0 ? ` (${signed((100 * difference) / before[what], decimal)} %)` : ""}`;
	const partial = DATA.first_day && periods[id].from < DATA.first_day ? `, có dữ liệu từ ${showDay(DATA.first_day)}` : "";
	return [h("div", null, h("dt", null, `So với ${label}${partial}: `), h("dd", null, words))];
}

function cards() {
	const p = now();
	const t = totals(p.id);
	const card = (id, heading, what, note, bad, open) => h("article", { class: bad ? "card bad" : "card", id }, h("h2", null, heading), h("div", { class: "big" }, show(t[what])), h("p", null, note),
		open && t[what] > 0 ? link("Xem danh sách", open) : null,
		h("dl", null, change("kỳ trước", p.previous, what, t), change("cùng kỳ năm trước", p.lastYear, what, t)));
	document.getElementById("cards").replaceChildren(
		card("card-received", "Tiếp nhận trong kỳ", "received", `${percent(t.online, t.received)} nộp trực tuyến; kỳ trước chuyển sang ${show(t.carried)}`),
		card("card-resolved", "Đã giải quyết", "resolved", `trong đó quá hạn ${show(t.late)}`, false, null),
		card("card-open", "Đang giải quyết", "open", `trong hạn ${show(t.open - t.overdue)}`),
		card("card-overdue", "Đang giải quyết, quá hạn", "overdue", `${percent(t.overdue, t.open)} số hồ sơ đang giải quyết`, true,
			() => openOverdue("Hồ sơ đang giải quyết, quá hạn", t.overdue)));
}

function rates() {
	const list = of(onTime);
	const before = now().previous == null ? null : of(onTime, now().previous);
	panel("rates", lead("Cùng những hồ sơ ấy, mỗi cách tính cho một tỷ lệ khác; tử số và mẫu số ghi bên dưới."),
		h("div", { class: "rates" }, rules.map((rule, i) => {
			const r = rate(i, list);
			const b = before && rate(i, before);
			const points = b && b.of > 0 && r.of > 0 ? (100 * r.good) / r.of - (100 * b.good) / b.of : null;
			return h("div", { class: "rate", id: `rate-${rule.code}`, style: `--c: ${COLOURS[i % COLOURS.length]}` }, h("h3", null, rule.name), h("div", { class: "big" }, percent(r.good, r.of)),
				h("p", null, h("strong", null, show(r.good)), " / ", h("strong", null, show(r.of)), " hồ sơ", r.unknown ? `; chưa xác định ${show(r.unknown)}` : ""),
				points == null ? null : h("p", null, `So với kỳ trước: ${signed(points, decimal)} điểm phần trăm`),
				h("p", null, rule.source ?? ""));
		})));
}

function trend() {
	const points = [];
	const lines = months.map((m) => {
		const list = of(onTime, m.id);
		return [periodName(m), ...rules.map((rule, i) => {
			const r = rate(i, list);
			if (r.of > 0) points.push({ month: periodName(m), rule: i, value: (100 * r.good) / r.of });
			return r.of > 0 ? `${percent(r.good, r.of)} (${show(r.good)}/${show(r.of)})` : none;
		})];
	});
	const width = widthOf("trend");
	const short = (name) => (width < 520 ? name.replace("Tháng ", "T").replace(/\/20(\d\d)$/, "/$1") : name);
	const low = Math.floor(Math.min(99, ...points.map((p) => p.value)) - 0.5);
	panel("trend", legend(rules.map((rule, i) => [rule.name, COLOURS[i % COLOURS.length], SYMBOLS[i % 4]])),
		points.length === 0 ? h("p", { class: "empty" }, "Không có hồ sơ nào.") : draw({
			width, height: 300, marginLeft: 52, marginRight: 24, marginTop: 14, marginBottom: 32, ariaLabel: "Tỷ lệ đúng hạn theo tháng, bốn cách tính",
			x: { type: "point", domain: months.map(periodName), label: null, padding: 0.25, tickFormat: short, tickSize: 0 },
			y: { domain: [low, 100], label: null, grid: true, tickFormat: (v) => `${number.format(v)} %`, ticks: 6, tickSize: 0 },
			color: { domain: rules.map((_, i) => i), range: COLOURS }, symbol: { domain: rules.map((_, i) => i), range: SYMBOLS },
			marks: [
				Plot.lineY(points, { x: "month", y: "value", z: "rule", stroke: "rule", strokeWidth: 2 }),
				Plot.dot(points, { x: "month", y: "value", fill: "rule", symbol: "rule", r: 4.5, stroke: "white", strokeWidth: 1,
					title: (p) => `${p.month}: ${decimal.format(p.value)} %\n${rules[p.rule].name}` }),
			],
		}),
		figures(table("Tỷ lệ đúng hạn (đúng hạn/được tính)", [["Tháng"], ...rules.map((r) => [r.name, true])], lines)));
}

// Which line of the heat map an agency stands in.
function lineOf(agency) {
	const { code } = agencies[agency];
	if (state.level !== "" || state.agency !== "") return code;
	return code.split(".").slice(0, 2).join(".");
}
let heatRule = 0;
const heatClass = (value) => (value >= 98 ? "h0" : value >= 95 ? "h1" : value >= 90 ? "h2" : value >= 80 ? "h3" : "h4");
function heat() {
	const cells = new Map();
	const names = new Map(agencies.map((a) => [a.code, a.name]));
	for (const r of onTime) {
		if (r.rule !== heatRule || !kept(r.agency) || !periods[r.period].shown) continue;
		const line = lineOf(r.agency);
		if (!cells.has(line)) cells.set(line, new Map());
		const cell = cells.get(line).get(r.period) ?? { good: 0, of: 0 };
		cell.good += r.onTime;
		cell.of += r.onTime + r.late;
		cells.get(line).set(r.period, cell);
	}
	const late = new Map();
	for (const r of ii06) if (periods[r.period].shown && kept(r.agency)) {
		const key = `${lineOf(r.agency)} ${r.period}`;
		late.set(key, (late.get(key) ?? 0) + r.late);
	}
	const columns = [...months, ...(months.includes(periods[0]) ? [] : [periods[0]])];
	const cell = (line, p) => {
		const c = cells.get(line).get(p.id);
		if (!c || c.of === 0) return h("td", null, h("span", { class: "none" }, none));
		const value = (100 * c.good) / c.of;
		const n = late.get(`${line} ${p.id}`) ?? 0;
		const about = `${names.get(line)}, ${periodName(p)}: ${percent(c.good, c.of)} (${show(c.good)}/${show(c.of)}); trả quá hạn ${show(n)}`;
		return h("td", null, h("button", { type: "button", class: heatClass(value), title: about, "aria-label": about,
			onclick: () => openLate(`Hồ sơ trả quá hạn: ${names.get(line)}, ${periodName(p).replace(/^T/, "t")}`, n, p, (r) => lineOf(r.agency) === line) }, decimal.format(value)));
	};
	const choice = h("fieldset", { class: "choice" }, h("legend", null, "Cách tính"), rules.map((rule, i) => {
		const input = h("input", { type: "radio", name: "heat-rule", value: i, checked: i === heatRule });
		input.addEventListener("change", () => { heatRule = i; heat(); document.querySelector("#heat input:checked").focus(); });
		return h("label", null, input, rule.name);
	}));
	panel("heat", lead("Phần trăm; màu càng đậm càng nhiều hồ sơ muộn. Bấm vào một ô để xem những hồ sơ trả quá hạn của cơ quan trong tháng đó."), choice,
		h("ul", { class: "legend", style: "margin-top: .6rem" }, [["h0", "từ 98 %"], ["h1", "95 đến dưới 98 %"], ["h2", "90 đến dưới 95 %"], ["h3", "80 đến dưới 90 %"], ["h4", "dưới 80 %"]]
			.map(([c, words]) => h("li", null, h("span", { class: `swatch ${c}` }), words))),
		cells.size === 0 ? h("p", { class: "empty" }, "Không có hồ sơ nào.")
			: h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": "Tỷ lệ đúng hạn theo cơ quan và tháng" }, h("table", { class: "heat" },
				h("thead", null, h("tr", null, h("th", { scope: "col" }, "Cơ quan"), columns.map((p) => h("th", { scope: "col" }, periodName(p))))),
				h("tbody", null, [...cells.keys()].sort().map((line) => h("tr", null, h("th", { scope: "row" }, names.get(line) ?? line), columns.map((p) => cell(line, p))))))));
}

const faultsAndUnknown = () => [...faults.map(([, name], i) => [i, name]), [null, UNKNOWN]];
function backlogPanel() {
	const list = of(backlog);
	const at = (age, fault) => sum(list.filter((r) => r.age === age && r.fault === fault), (r) => r.dossiers);
	const columns = faultsAndUnknown();
	const colour = (i) => COLOURS[i === null ? 6 : i % 6];
	const title = (age, name) => `Hồ sơ quá hạn: ${AGES[age].toLowerCase()}; lỗi thuộc về: ${name.toLowerCase()}`;
	const open = (age, fault, name) => () => openOverdue(title(age, name), at(age, fault), (r) => ageOf(r.daysLate) === age && r.fault === fault);
	const total = sum(list, (r) => r.dossiers);
	panel("backlog", lead(`${show(total)} hồ sơ đang quá hạn vào cuối ngày ${showDay(now().last)}, theo số ngày làm việc đã trễ và bên có lỗi. Bấm vào một phần của thanh để xem danh sách.`),
		legend(columns.map(([i, name]) => [name, colour(i)])),
		bars("backlog", "Hồ sơ quá hạn theo thời gian trễ và bên có lỗi", AGES.map((label, age) => ({
			label, text: show(sum(columns, ([i]) => at(age, i))),
			parts: columns.map(([i, name]) => ({ value: at(age, i), colour: colour(i), name: `${title(age, name)}: ${show(at(age, i))}`, open: open(age, i, name) })),
		}))),
		figures(table("Số hồ sơ đang quá hạn", [["Đã trễ"], ...columns.map(([, name]) => [name, true]), ["Tổng số", true]],
			AGES.map((label, age) => [label, ...columns.map(([i, name]) => count(at(age, i), open(age, i, name))), show(sum(columns, ([i]) => at(age, i)))]))));
}

function causesPanel() {
	const by = new Map();
	for (const r of of(delays)) {
		const c = by.get(r.cause) ?? { cause: r.cause, name: causes[r.cause]?.[1] ?? "Chưa rõ nguyên nhân", late: 0, overdue: 0, noApology: 0, unexplained: 0 };
		for (const k of ["late", "overdue", "noApology", "unexplained"]) c[k] += r[k];
		by.set(r.cause, c);
	}
	const list = [...by.values()].filter((c) => c.late + c.overdue > 0).sort((a, b) => b.late + b.overdue - a.late - a.overdue);
	const late = (c) => () => openLate(`Trả quá hạn: ${c.name}`, c.late, now(), (r) => r.cause === c.cause);
	const overdue = (c) => () => openOverdue(`Đang quá hạn: ${c.name}`, c.overdue, (r) => r.cause === c.cause);
	panel("causes", lead("Hồ sơ trả quá hạn trong kỳ và hồ sơ đang quá hạn, theo nguyên nhân ghi nhận gần nhất."),
		legend([["Trả quá hạn trong kỳ", COLOURS[4]], ["Đang quá hạn", COLOURS[0]]]),
		list.length === 0 ? h("p", { class: "empty" }, "Không có hồ sơ chậm trễ.") : bars("causes", "Nguyên nhân chậm trễ", list.map((c) => ({
			label: c.name, text: show(c.late + c.overdue),
			parts: [{ value: c.late, colour: COLOURS[4], name: `Trả quá hạn, ${c.name}: ${show(c.late)}`, open: late(c) },
				{ value: c.overdue, colour: COLOURS[0], name: `Đang quá hạn, ${c.name}: ${show(c.overdue)}`, open: overdue(c) }],
		}))),
		figures(table("Số hồ sơ", [["Nguyên nhân"], ["Trả quá hạn", true], ["Đang quá hạn", true], ["Chưa xin lỗi", true], ["Chưa rõ trách nhiệm", true]],
			list.map((c) => [c.name, count(c.late, late(c)), count(c.overdue, overdue(c)), show(c.noApology), show(c.unexplained)]))));
}

function digitalPanel() {
	const list = of(digital);
	const wanted = (indicator) => (DATA.targets ?? []).filter((t) => t[0] === indicator && (state.level === "" || t[2] === state.level));
	const lines = DIGITAL.map(([label, indicator], i) => {
		const m = list.filter((r) => r.metric === i);
		return { label, numerator: sum(m, (r) => r.numerator), of: sum(m, (r) => r.denominator), unknown: sum(m, (r) => r.unknown), targets: indicator ? wanted(indicator) : [] };
	});
	const given = (l) => [...new Set(l.targets.map((t) => Number(t[3])))].sort((a, b) => a - b);
	const targets = (DATA.targets ?? []).filter((t) => state.level === "" || t[2] === state.level);
	panel("digital", lead("Trong số hồ sơ tiếp nhận trong kỳ; vạch đen là mức được giao cho năm, của mỗi cấp."),
		bars("digital", "Chỉ tiêu số", lines.map((l) => ({
			label: l.targets.length ? `${l.label} (được giao ${given(l).map((t) => `${number.format(t)} %`).join(" và ")})` : l.label, text: percent(l.numerator, l.of), parts: [{ value: l.of > 0 ? (100 * l.numerator) / l.of : 0, colour: COLOURS[2] }],
			ticks: given(l),
		})), { max: 100 }),
		figures(table("Chỉ tiêu số", [["Chỉ tiêu"], ["Tử số", true], ["Mẫu số", true], ["Tỷ lệ", true], ["Chưa xác định", true]],
			lines.map((l) => [l.label, show(l.numerator), show(l.of), percent(l.numerator, l.of), show(l.unknown)]))),
		targets.length ? h("details", null, h("summary", null, "Mức được giao và kết quả của cả kỳ"), table(`Kết quả của cả kỳ, ${periodName(periods[0])}`, [["Chỉ tiêu"], ["Cấp"], ["Giao", true], ["Đạt được", true], ["Kết quả"]],
			targets.map(([, name, level, target, value, met]) => [name, levelName.get(level) ?? level, show(target), value == null ? none : decimal.format(value),
				h("span", { class: met === true ? "met" : met === false ? "unmet" : null }, met === true ? "đạt" : met === false ? "chưa đạt" : "chưa tính được")])))
			: lead("Chưa có mức nào được giao cho năm này."));
}

function indexPanel() {
	const metrics = (DATA.index_766 ?? []).map(([group, name, numerator, denominator, ratio, threshold, points, most, computable]) => ({ group, name, numerator, denominator, ratio, threshold, points, most, computable }));
	const groups = (DATA.index_groups ?? []).map((name, i) => {
		const all = metrics.filter((m) => m.group === i + 1);
		const counted = all.filter((m) => m.computable);
		return { name, points: sum(counted, (m) => Number(m.points)), of: sum(counted, (m) => Number(m.most)), most: sum(all, (m) => Number(m.most)), missing: all.length - counted.length };
	});
	const points = sum(groups, (g) => g.points);
	panel("index", lead(`${[root?.name, periodName(periods[0])].filter(Boolean).join(", ")}, không theo bộ lọc: ${decimal.format(points)} điểm trên ${show(sum(groups, (g) => g.of))} điểm của các chỉ số tính được.`),
		bars("index", "Điểm của từng nhóm", groups.map((g) => ({
			label: g.name, text: `${decimal.format(g.points)} / ${show(g.of)} điểm${g.missing ? "*" : ""}`,
			parts: [{ value: g.points, colour: COLOURS[0] }, { value: Math.max(0, g.of - g.points), colour: "#d3dce5" }],
		}))),
		groups.some((g) => g.missing) ? lead("* Còn chỉ số chưa tính được từ cơ sở dữ liệu, không tính vào điểm.") : null,
		figures(table("Các chỉ số", [["Chỉ số"], ["Tử số", true], ["Mẫu số", true], ["Tỷ lệ", true], ["Điểm", true], ["Tối đa", true]],
			metrics.map((m) => [m.name, show(m.numerator), show(m.denominator), m.ratio == null ? none : `${decimal.format(100 * m.ratio)} %`, m.points == null || !m.computable ? "chưa tính được" : decimal.format(m.points), show(m.most)]))));
}

function oldest() {
	const list = of(overdueList);
	const t = totals(state.period);
	panel("oldest", lead(`${show(Math.min(OLDEST, list.length))} hồ sơ hẹn trả sớm nhất mà vào cuối ngày ${showDay(now().last)} chưa giải quyết xong. `,
		t.overdue > OLDEST ? link(`Xem danh sách của ${show(t.overdue)} hồ sơ`, () => openOverdue("Hồ sơ đang giải quyết, quá hạn", t.overdue)) : ""),
		list.length === 0 ? h("p", { class: "empty" }, "Không có hồ sơ quá hạn.") : table("", [["Mã hồ sơ"], ["Cơ quan"], ["Thủ tục hành chính"], ["Hẹn trả"], ["Trễ (ngày làm việc)", true], ["Nguyên nhân"], ["Trách nhiệm"], ["Xin lỗi"]],
			list.slice(0, OLDEST).map((r) => [r.code, agencies[r.agency].name, r.procedureName, showDay(r.due), show(r.daysLate), causes[r.cause]?.[1] ?? UNKNOWN, r.responsible ?? UNKNOWN,
				r.apologised ? showDay(r.apologised) : "chưa"]), { list: true }));
}

function contradictions() {
	const list = DATA.discrepancies ?? [];
	panel("contradictions", lead("Con số báo cáo nêu mà không bằng tổng các phần của nó, hoặc không bằng số đếm được từ cơ sở dữ liệu; không theo bộ lọc."),
		list.length === 0 ? h("p", { class: "empty" }, "Không có.") : table("", [["Báo cáo"], ["Chỉ tiêu, như báo cáo nêu"], ["Mâu thuẫn"], ["Nêu", true], ["Tìm thấy", true], ["Chênh lệch", true]],
			list.map(([source, , , stated, explanation, reported, found, difference]) => [source, stated, h("strong", null, explanation), show(reported), show(found), show(difference)]), { list: true }));
}

const CELLS = [(r) => r.online + r.other + r.carried, (r) => r.online, (r) => r.other, (r) => r.carried, (r) => r.early + r.onTime + r.late, (r) => r.early, (r) => r.onTime, (r) => r.late,
	(r) => r.openInTime + r.openOverdue, (r) => r.openInTime, (r) => r.openOverdue];
// The headings of the form: a group over its columns, a short one down to the last row.
function formHead(columns) {
	const paths = columns.map(([group, heading]) => [...(group ? group.split(" - ") : []), heading]);
	const depth = Math.max(...paths.map((p) => p.length));
	const lines = [];
	for (let level = 0; level < depth; level++) {
		const line = h("tr");
		for (let x = 0; x < paths.length;) {
			const path = paths[x];
			let last = x;
			if (level < path.length - 1) while (last + 1 < paths.length && paths[last + 1].length > level + 1 && paths[last + 1].slice(0, level + 1).join() === path.slice(0, level + 1).join()) last++;
			if (level < path.length) {
				const leaf = level === path.length - 1;
				line.append(h("th", { scope: leaf ? "col" : "colgroup", colspan: last > x ? last - x + 1 : null, rowspan: leaf && level < depth - 1 ? depth - level : null }, path[level]));
			}
			x = last + 1;
		}
		lines.push(line);
	}
	lines.push(h("tr", null, columns.map((_, i) => h("th", { scope: "col" }, `(${i + 1})`))));
	return h("thead", null, lines);
}

const signatures = () => h("div", { class: "signatures" },
	h("div", null, h("p", null, "\u00a0"), h("strong", null, "NGƯỜI LẬP BIỂU"), h("p", null, h("em", null, "(Ký, ghi rõ họ tên)"))),
	h("div", null, h("p", null, h("em", null, "………, ngày …… tháng …… năm ………")), h("strong", null, "THỦ TRƯỞNG ĐƠN VỊ"), h("p", null, h("em", null, "(Ký, đóng dấu, ghi rõ họ tên)"))));

function form() {
	const list = of(ii06);
	const p = now();
	const values = (lines) => CELLS.map((f) => sum(lines, f));
	const line = (no, name, lines, strong, keep) => {
		const v = values(lines);
		return h("tr", { class: strong ? "sum" : null }, h("td", null, no), h("td", null, name), v.map((n, i) => h("td", { class: "num" },
			i === 7 ? count(n, () => openLate(`Cột (10), quá hạn: ${name}`, n, p, keep)) : i === 10 ? count(n, () => openOverdue(`Cột (13), quá hạn: ${name}`, n, keep)) : show(n))));
	};
	const body = [line("", "Tổng số", list, true, () => true)];
	let section = 0;
	for (const [level, name] of levels) {
		const inLevel = list.filter((r) => agencies[r.agency].level === level);
		if (inLevel.length === 0) continue;
		section++;
		body.push(line(["", "I", "II", "III", "IV", "V", "VI"][section], name, inLevel, true, (r) => agencies[r.agency].level === level));
		[...fields].filter(([id]) => inLevel.some((r) => r.field === id)).forEach(([id, field], i) => {
			body.push(line(i + 1, field, inLevel.filter((r) => r.field === id), false, (r) => agencies[r.agency].level === level && r.field === id));
		});
	}
	const end = body.at(-2)?.className === "sum" ? -2 : -1;
	const unit = agencies.find((a) => a.code === state.agency) ?? root;
	const columns = DATA.form?.columns ?? [];
	panel("form", lead(`${DATA.form?.title ?? ""}, ${span(p)}. Số ở cột (10) và (13) mở danh sách; nút “In biểu II.06” in biểu trên giấy A4 ngang.`),
		h("div", { class: "formhead" },
			h("div", null, h("p", null, h("strong", null, "Biểu số II.06")), h("p", null, DATA.form?.source ?? "")),
			h("div", null, h("p", { class: "title" }, DATA.form?.title ?? ""), h("p", null, `Kỳ báo cáo: ${periodName(p)} (${span(p)})`)),
			h("div", null, h("p", null, "Đơn vị báo cáo: ", h("strong", null, unit?.name ?? "")), h("p", null, state.level ? `Phạm vi: ${levelName.get(state.level)}` : ""), h("p", { class: "unit" }, "Đơn vị tính: số hồ sơ"))),
		h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": "Biểu II.06" }, h("table", { class: "sheet" }, h("colgroup", null, columns.map(() => h("col"))), formHead(columns), h("tbody", null, body.slice(0, end)),
			// Who signs is on one page with the last line.
			h("tbody", { class: "end" }, body.slice(end), h("tr", { class: "onpaper" }, h("td", { class: "sign", colspan: columns.length || 13 }, signatures()))))));
}

// ---- all of it ----

function render() {
	const p = now();
	const names = [periodName(p), span(p), state.level && levelName.get(state.level), state.agency && agencies.find((a) => a.code === state.agency).name].filter(Boolean);
	document.getElementById("shown").textContent = names.join(" · ");
	for (const part of [cards, rates, trend, heat, backlogPanel, causesPanel, digitalPanel, indexPanel, oldest, contradictions, form]) part();
}

function agencyOptions() {
	const select = document.getElementById("agency");
	const options = agencies.filter((a) => a.code.includes(".") && (state.level === "" || agencies.some((b) => b.level === state.level && within(b.code, a.code))));
	if (!options.some((a) => a.code === state.agency)) state.agency = "";
	select.replaceChildren(h("option", { value: "" }, "Tất cả"), ...options.map((a) => h("option", { value: a.code, selected: a.code === state.agency },
		`${"\u2003".repeat(Math.max(0, a.code.split(".").length - 2))}${a.name}`)));
}

function start() {
	const used = new Set(ii06.map((r) => agencies[r.agency].level));
	document.getElementById("province").textContent = root?.name ?? "";
	document.title = `Giải quyết thủ tục hành chính – ${root?.name ?? ""}`;
	const period = document.getElementById("period");
	const level = document.getElementById("level");
	const agency = document.getElementById("agency");
	period.replaceChildren(...[periods[0], ...months.filter((m) => m.id !== 0)].map((p) => h("option", { value: p.id }, periodName(p))));
	level.replaceChildren(h("option", { value: "" }, "Tất cả"), ...levels.filter(([code]) => used.has(code)).map(([code, name]) => h("option", { value: code }, name)));
	agencyOptions();
	document.getElementById("filters").addEventListener("change", () => {
		Object.assign(state, { period: Number(period.value), level: level.value, agency: agency.value });
		agencyOptions();
		render();
	});
	document.getElementById("filters").addEventListener("reset", (event) => {
		event.preventDefault();
		Object.assign(state, { period: 0, level: "", agency: "" });
		period.value = 0;
		level.value = "";
		agencyOptions();
		render();
	});
	document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
	document.getElementById("print").addEventListener("click", () => window.print());
	document.getElementById("source").textContent = `Số liệu đếm từ cơ sở dữ liệu lúc ${DATA.made.slice(11)} ngày ${showDay(DATA.made.slice(0, 10))} (giờ Việt Nam). `
		+ `Danh sách hồ sơ kèm theo trang: đến ${show(DATA.rows)} hồ sơ quá hạn của cả kỳ, ${show(Math.floor(DATA.rows / 6))} của mỗi tháng, ${show(DATA.rows)} hồ sơ trả quá hạn. Trang không gửi gì đi đâu.`;
	render();
	let width = innerWidth;
	addEventListener("resize", () => {
		if (innerWidth === width) return;
		width = innerWidth;
		requestAnimationFrame(render);
	});
}
start();
