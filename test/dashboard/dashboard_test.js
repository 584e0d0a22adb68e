// The page of scripts/dashboard in a browser without a network: node dashboard_test.js FOLDER FACTS [IMAGES]
// FACTS is JSON of what SQL counts (scripts/test-dashboard writes it); IMAGES a folder for pictures of the page.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [folder, factFile, images] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factFile, "utf8"));
let passed = 0, failed = 0;
function same(got, want, what) {
	if (JSON.stringify(got) === JSON.stringify(want)) passed++;
	else { failed++; console.error(`FAILED ${what}\n  got  ${JSON.stringify(got)}\n  want ${JSON.stringify(want)}`); }
}
const vn = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
const rate = (value) => `${Number(value).toFixed(2).replace(".", ",")} %`;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const said = [];
async function open(width) {
	const page = await (await browser.newContext({ viewport: { width, height: 900 }, offline: true, deviceScaleFactor: images && width > 390 ? 0.75 : 1 })).newPage();
	page.on("console", (m) => said.push(`${width}: ${m.text()}`));
	page.on("pageerror", (e) => said.push(`${width}: ${e.stack}`));
	page.on("request", (r) => { if (!/^(file|data):/.test(r.url())) said.push(`${width}: asks for ${r.url()}`); });
	await page.goto(`file://${resolve(folder)}/index.html`);
	return page;
}
const words = (page, selector) => page.locator(selector).allTextContents();
const sheet = (page) => page.$$eval("#form tbody tr:not(.onpaper)", (lines) => lines.map((tr) => [...tr.cells].map((td) => td.textContent)));

// The figures of SQL stand on the page.
const page = await open(1280);
same(await page.getAttribute("html", "lang"), "vi", "language");
same(await words(page, "#cards .big"), [facts.received, facts.resolved, facts.open, facts.overdue].map(vn), "cards");
same(await words(page, ".rate .big"), facts.rates.map((r) => rate(r.rate)), "the four rates");
same((await words(page, ".rate > p:nth-of-type(1)")).map((w) => w.split(" hồ sơ")[0]), facts.rates.map((r) => `${vn(r.on_time)} / ${vn(r.denominator)}`), "numerators and denominators");
const form = (lines) => lines.map((line) => line.map((cell, i) => (i < 2 ? cell ?? "" : vn(cell))));
same(await sheet(page), form(facts.form), "form II.06");
same(await page.locator("#form thead tr").count(), 4, "three rows of headings and the numbers of the columns");
same(await words(page, "#contradictions strong"), facts.contradictions, "contradictions");
same(await words(page, "#oldest tbody tr:first-child td:first-child"), [facts.oldest], "the oldest overdue dossier");
same((await words(page, "#backlog .lead"))[0].split(" ")[0], vn(facts.overdue), "backlog");
for (const panel of ["trend", "backlog", "causes", "digital", "index"]) {
	same([await page.locator(`#${panel} figure svg`).count() > 0, await page.locator(`#${panel} details table`).count() > 0], [true, true], `${panel}: a chart and its table`);
}

// One page of A4, lying, with every cell; the words of its PDF are those of the form.
const scratch = mkdtempSync(join(tmpdir(), "cchc-print."));
await page.pdf({ path: join(scratch, "form.pdf"), preferCSSPageSize: true });
const about = execFileSync("pdfinfo", [join(scratch, "form.pdf")], { encoding: "utf8" });
same([/Pages: +(\d+)/.exec(about)[1], /Page size: +(\d+)\.?\d* x (\d+)/.exec(about).slice(1)], ["1", ["841", "594"]], "the print is one page of A4, lying");
const printed = execFileSync("pdftotext", ["-layout", join(scratch, "form.pdf"), "-"], { encoding: "utf8" }).normalize("NFC").split("\n").map((line) => line.trim().split(/\s+/).join(" "));
for (const line of form(facts.form)) same(printed.includes(line.join(" ").trim()), true, `printed: ${line.join(" ")}`);
same(printed.some((line) => line.includes("NGƯỜI LẬP BIỂU") && line.includes("THỦ TRƯỞNG ĐƠN VỊ")), true, "who signs");
if (images) execFileSync("pdftoppm", ["-r", "64", "-gray", "-png", "-singlefile", join(scratch, "form.pdf"), join(images, "dashboard-form")]);

// A longer form: on every page the headings and the number of the page, no line on two pages, a level with its first
// field, and who signs with the last line, wherever the page ends.
cpSync(folder, join(scratch, "page"), { recursive: true });
const data = readFileSync(join(folder, "data.js"), "utf8");
const texts = (file) => execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).normalize("NFC").split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " "));
const heading = Array.from({ length: 13 }, (_, i) => `(${i + 1})`).join(" ");
const long = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true })).newPage();
long.on("pageerror", (e) => said.push(`long form: ${e.stack}`));
for (let more = 1; more <= 30; more++) {
	// Fields of the province and of the last level by turns; the name of one in three takes six lines.
	writeFileSync(join(scratch, "page", "data.js"), `${data}
		for (let k = 0; k < ${more}; k++) {
			const level = k % 2 ? "province" : "commune";
			const line = DATA.ii_06.split(";").map((l) => l.split(",")).find((l) => l[0] === "0" && DATA.agencies[l[1]][2] === level);
			DATA.fields.push([90000 + k, \`đầu\${k} \${"Hoạt động xây dựng và quy hoạch ".repeat(1 + (k * 7) % (k % 3 ? 2 : 8))}cuối\${k}\`]);
			DATA.ii_06 += ";" + [...line.slice(0, 2), 90000 + k, ...line.slice(3)].join(",");
		}`);
	await long.goto(`file://${join(scratch, "page")}/index.html`);
	await long.pdf({ path: join(scratch, "long.pdf"), preferCSSPageSize: true });
	const pages = texts(join(scratch, "long.pdf"));
	const wrong = [];
	pages.forEach((text, i) => {
		if (!text.includes(heading)) wrong.push(`page ${i + 1} lacks the headings`);
		if (i > 0 && !text.includes(`Trang ${i + 1}/${pages.length}`)) wrong.push(`page ${i + 1} lacks its number`);
		if (/(Cấp tỉnh|Cấp huyện|Cấp xã)( [\d.]+){11} (Trang|$)/.test(text)) wrong.push(`page ${i + 1} ends with a level`);
	});
	for (let k = 0; k < more; k++) if (!pages.some((text) => new RegExp(`đầu${k} .* cuối${k}\\b`).test(text))) wrong.push(`line ${k} is cut`);
	if (!/\d( [\d.]+){9}.*NGƯỜI LẬP BIỂU THỦ TRƯỞNG ĐƠN VỊ \(Ký, ghi rõ họ tên\) \(Ký, đóng dấu, ghi rõ họ tên\)/.test(pages.at(-1).slice(pages.at(-1).indexOf(heading) + heading.length))) wrong.push("who signs stands alone, or is cut");
	same(wrong, [], `a form with ${more} lines more, ${pages.length} pages`);
	if (more === 30) same(pages.length > 2, true, "a form of more than two pages");
}
rmSync(scratch, { recursive: true });

// Click, and use the keyboard: lists.
const cell = page.locator("#heat tbody tr").first().locator("button").first();
const late = /trả quá hạn ([\d.]+)/.exec(await cell.getAttribute("aria-label"))[1];
await cell.click();
same([await page.locator("dialog[open]").count(), (await words(page, "dialog .lead"))[0].split(" ")[0]], [1, late], "a cell of the heat map opens its list");
same(await page.locator("dialog tbody tr").count() > 0, true, "with rows");
await page.keyboard.press("Escape");
same(await page.locator("dialog[open]").count(), 0, "Escape closes it");
await page.locator("#card-overdue button").focus();
await page.keyboard.press("Enter");
same(await page.locator("dialog tbody tr").count(), Math.min(facts.overdue, facts.rows), "the card opens the overdue");
await page.keyboard.press("Escape");
await page.locator("#backlog rect[role=button]").first().press("Enter");
same(await page.locator("dialog[open]").count(), 1, "a bar opens its list by the keyboard");
await page.keyboard.press("Escape");

// Filters, without a reload.
await page.selectOption("#agency", facts.within);
same(await sheet(page), form(facts.form_within), "form II.06 of an agency");
same((await words(page, "#form .formhead strong"))[1], facts.within_name, "which it names");
await page.click("button[type=reset]");
await page.selectOption("#period", { label: "Tháng 3/2022" });
same(await sheet(page), form(facts.form_month), "form II.06 of a month");
await page.selectOption("#level", "district");
same((await sheet(page))[0].slice(2), form(facts.form_month).find((line) => line[1] === "Cấp huyện").slice(2), "of a level");
await page.click("button[type=reset]");
same(await sheet(page), form(facts.form), "the filter is taken back");

// What a name says is text.
same([await page.evaluate(() => window.hurt), (await words(page, "#heat tbody th")).includes(facts.evil)], [null, true], "a name with </script> and <img> is shown, not run");

// Nothing is wider than a small screen.
for (const width of [1280, 390, 320]) {
	const narrow = await open(width);
	same(await narrow.evaluate(() => document.documentElement.scrollWidth), width, `nothing sticks out at ${width} pixels`);
	same(await narrow.$$eval("figure svg text", (texts) => texts.filter((t) => t.getBoundingClientRect().right > t.closest("section").getBoundingClientRect().right).map((t) => t.textContent)), [],
		`no word of a chart is cut at ${width} pixels`);
	if (images && width >= 390) await narrow.screenshot({ path: join(images, width > 390 ? "dashboard-wide.png" : "dashboard-narrow.png"), clip: { x: 0, y: 0, width, height: width > 390 ? 1250 : 900 }, fullPage: true });
}
same(said, [], "the console is silent, and the network is not asked");
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
