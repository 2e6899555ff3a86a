// Tries the forms with real programs. README.md says what is needed.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = import.meta.dirname;
const out = join(here, "out");
const program = process.env.SALESORG ?? join(here, "../../target/debug/salesorg");
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
const mermaid = readFileSync(join(here, "node_modules/mermaid/dist/mermaid.min.js"), "utf8");
const home = mkdtempSync(join(tmpdir(), "salesorg-"));

const HOSTILE = [
  "<script>alert(1)</script>", "| a | b |", "[x](javascript:alert(1))", "![x](https://example.com/x.png)", "- item",
  "# title", "`code` $$x$$ fa:fa-car", "www.example.com", "ann@example.com", "東京営業部第一課大企業担当チームと中小企業担当チーム",
  "מזרח", "الشرق", "W".repeat(80), "long ".repeat(15).trim(),
];
const COMPANIES = {
  essential: { team_size: 24, budget: "ample", customer_size: "mixed", culture: "collaborative", named_accounts: "yes" },
  small: { team_size: 2, budget: "tight", relationship: "one_to_one" },
  full: {
    budget: "ample", team_size: 24, growth: "fast", current_model: "island", customer_location: "several_regions",
    region_names: ["North", "South", "West"], customer_size: "mixed", industries: "several_different",
    industry_names: ["Hospitals", "Schools"], relationship: "balanced", named_accounts: "yes", lead_flow: "many",
    product_count: 3, product_buyers: "different", product_names: ["Scheduling", "Payroll"], culture: "collaborative",
    admin_load: "heavy", enablement_now: "none", seller_experience: "mixed",
  },
  line: { team_size: 60, budget: "moderate", relationship: "transactional", customer_size: "small", lead_flow: "many" },
  hostile: { team_size: 300, budget: "ample", customer_location: "several_regions", region_names: HOSTILE },
  large: { team_size: 5000, budget: "ample", customer_location: "several_countries", customer_size: "mixed" },
};

const problems = [];
const expect = (holds, problem) => {
  if (!holds) {
    problems.push(problem);
    console.log(`  PROBLEM: ${problem}`);
  }
};

function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "pipe"], ...options });
}

/** Writes one form of a company and returns its path. */
function write(name, language, format, args = []) {
  const answers = join(home, `${name}.json`);
  writeFileSync(answers, JSON.stringify(COMPANIES[name]));
  const file = join(out, [name, language, ...args.slice(1)].join("-") + "." + format.replace("markdown", "md"));
  const all = ["--data-dir", home, "--lang", language, "advise", answers, "--full", "--format", format, ...args];
  run(program, [...all, "-o", file, "--force"]);
  return file;
}

async function open(browser, file, options) {
  const page = await (await browser.newContext(options)).newPage();
  const seen = [];
  page.on("console", (message) => seen.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() !== pathToFileURL(file).href && seen.push(`request: ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
  return { page, seen };
}

async function html(browser, file) {
  const name = basename(file, ".html");
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    for (const colorScheme of ["light", "dark"]) {
      const place = `${name} at ${width}, ${colorScheme}`;
      const { page, seen } = await open(browser, file, { viewport: { width, height }, colorScheme });
      expect(seen.length === 0, `${place}: ${seen.join("; ")}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide <= 0, `${place}: ${wide} px wider than the window`);
      await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await page.close();
      // The policy of the page refuses scripts, so axe is run where it is not in force.
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
      const bypassing = await context.newPage();
      await bypassing.goto(pathToFileURL(file).href);
      await bypassing.evaluate(axe);
      const { violations } = await bypassing.evaluate(() => globalThis.axe.run());
      for (const { id, help, nodes } of violations) {
        expect(false, `${place}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
      }
      await overflowing(bypassing, place);
      await context.close();
    }
  }
  const { page } = await open(browser, file, {});
  const pdf = join(out, `${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  await page.context().close();
  const info = run("pdfinfo", [pdf]);
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  const first = run("pdftotext", ["-l", "1", "-layout", pdf, "-"]);
  const second = run("pdftotext", ["-f", "2", "-l", "2", pdf, "-"]);
  expect(/A4/.test(info), `${name}: not A4`);
  expect(pages === 1 || second.trim() !== "", `${name}: the second page is empty`);
  run("pdftoppm", ["-r", "50", "-png", pdf, join(out, `${name}-page`)]);
  console.log(`  ${name}: ${(readFileSync(file).length / 1000).toFixed(0)} kB, ${pages} pages, first page of ${first.split("\n").length} lines`);
}

/** Looks for text that leaves its box in a drawing. */
async function overflowing(page, place) {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("svg g")].flatMap((group) => {
      const box = group.querySelector("rect")?.getBBox();
      if (!box) return [];
      return [...group.querySelectorAll("text")]
        .filter((text) => {
          const inner = text.getBBox();
          return inner.x < box.x || inner.x + inner.width > box.x + box.width || inner.y < box.y - 1 || inner.y + inner.height > box.y + box.height + 1;
        })
        .map((text) => text.textContent);
    }),
  );
  expect(found.length === 0, `${place}: text leaves its box: ${found.slice(0, 5).join(" | ")}`);
}

async function markdown(browser, file) {
  const name = basename(file, ".md");
  const text = readFileSync(file, "utf8");
  const extensions = ["table", "strikethrough", "autolink", "tasklist", "tagfilter"].flatMap((one) => ["-e", one]);
  const rendered = run("cmark-gfm", [...extensions, "--unsafe", file]);
  writeFileSync(join(out, `${name}-markdown.html`), `<!DOCTYPE html><meta charset="utf-8"><style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.4rem .8rem;vertical-align:top}</style>${rendered}`);
  const tags = new Set(rendered.match(/<[a-z][a-z0-9]*/g));
  const known = ["h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "strong", "em", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "pre", "code"];
  const unknown = [...tags].filter((tag) => !known.includes(tag.slice(1)));
  expect(unknown.length === 0, `${name}: ${unknown.join(" ")} in Markdown`);
  const page = await (await browser.newContext()).newPage();
  await page.setContent("<body></body>");
  await page.addScriptTag({ content: mermaid });
  for (const [, drawing] of text.matchAll(/^ *```mermaid\n([^]*?)```/gm)) {
    const error = await page.evaluate(async (drawing) => {
      globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      try {
        const { svg } = await globalThis.mermaid.render("drawing", drawing);
        document.body.innerHTML = svg;
        return document.querySelector("svg script, svg a, svg img, svg i") ? "something acts in it" : null;
      } catch (error) {
        return String(error);
      }
    }, drawing);
    expect(error === null, `${name}: Mermaid: ${error}`);
    await page.screenshot({ path: join(out, `${name}-mermaid.png`) });
  }
  await page.context().close();
}

async function svg(browser, file) {
  run("xmllint", ["--noout", file]);
  const { page, seen } = await open(browser, file, { viewport: { width: 1280, height: 720 } });
  expect(seen.length === 0, `${basename(file)}: ${seen.join("; ")}`);
  await overflowing(page, basename(file));
  await page.screenshot({ path: file.replace(".svg", "-svg.png") });
  await page.context().close();
}

/** Plays the recording of a replay to its end. */
function recording() {
  const session = join(here, "../data/sessions/sample-plain.json");
  const file = join(out, "replay.cast");
  run(program, ["--data-dir", home, "replay", session, "--format", "asciicast", "-o", file]);
  const [head, ...events] = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  expect(head.version === 2 && events.length > 0, "replay: not asciicast v2");
  expect(events.every(([at], index) => index === 0 || at >= events[index - 1][0]), "replay: time runs back");
  // It asks for a terminal, which `script` gives it.
  const shown = run("script", ["-qec", `asciinema cat '${file}'`, "/dev/null"]);
  expect(shown.length > 1000, "replay: asciinema shows nothing");
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const wanted = process.argv.slice(2);
for (const file of wanted.filter((file) => !(file in COMPANIES))) {
  await (file.endsWith(".md") ? markdown : file.endsWith(".svg") ? svg : html)(browser, file);
}
const companies = wanted.length > 0 ? wanted.filter((name) => name in COMPANIES) : Object.keys(COMPANIES);
if (companies.length > 0) {
  for (const name of companies) {
    for (const language of ["en", "nl"]) {
      console.log(`${name} (${language})`);
      await html(browser, write(name, language, "html"));
      await markdown(browser, write(name, language, "markdown"));
      for (const part of ["chart", "tree"]) {
        await svg(browser, write(name, language, "svg", ["--part", part]));
      }
    }
  }
  recording();
}
await browser.close();
rmSync(home, { recursive: true, force: true });
console.log(problems.length === 0 ? "All is well." : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
