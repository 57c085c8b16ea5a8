// A step moved, its title and objective written anew, in Firefox, by keyboard alone.
//     node firefox_keyboard.cjs ADDRESS FIREFOX
const puppeteer = require("puppeteer-core");

const FARTHEST = 200; // presses of Tab
const [address, executablePath] = process.argv.slice(2);

async function find(page, id) {
	const seen = [];
	for (let passed = 0; passed < FARTHEST; passed += 1) {
		await page.keyboard.press("Tab");
		const found = await page.evaluate(() => document.activeElement.id || document.activeElement.outerHTML.slice(0, 60));
		if (found === id) return;
		seen.push(found);
	}
	throw new Error(`${id} is not reached: ${seen}`);
}

async function write(page, text) {
	await page.keyboard.down("Control");
	await page.keyboard.press("a");
	await page.keyboard.up("Control");
	await page.keyboard.type(text);
}

async function main() {
	const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: { width: 1280, height: 900 } });
	try {
		const page = await browser.newPage();
		const complaints = [];
		page.on("pageerror", (error) => complaints.push(String(error)));
		await page.goto(address);
		await page.waitForSelector("#form h2");
		await find(page, "part-step-1");
		await page.keyboard.press("Enter");
		await find(page, "step-1-down");
		await page.keyboard.press(" ");
		await page.waitForFunction(() => document.activeElement.id === "step-2-down");
		await find(page, "catalogue-steps-2-title");
		await write(page, "Au clavier, dans Firefox");
		await find(page, "catalogue-steps-2-objectives-0");
		await write(page, "Un objectif de Firefox");
		await page.waitForFunction(() => document.querySelector("#state").textContent === "Tout est enregistré");
		process.stdout.write(JSON.stringify(complaints));
	} finally {
		await browser.close();
	}
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
