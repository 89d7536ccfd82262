import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from './raw-request.ts';

const CONTACT = 'kontakt@example.dk';
const STATEMENT = 'https://was.digst.dk/genklang-example-dk';
const RECORD = '/albertslund/anbefaling/alb-ir-2010-01';

const PAGES = [
	...[
		'/albertslund',
		'/albertslund/aar',
		'/albertslund/aar/2012',
		'/albertslund/aabne',
		'/albertslund/temaer'
	],
	...['/albertslund/gentagelser', '/albertslund/anbefalinger?q=bus', RECORD, '/raad', '/omraader', '/kilder'],
	...['/metode', '/data', '/data/api', '/sql', '/indlaes', '/om', '/tilgaengelighed', '/nope']
].flatMap((path) => [path, `/en${path}`]);

let site: Site;
let bare: Site;
beforeAll(async () => {
	[site, bare] = await Promise.all([
		startSite({ GENKLANG_CONTACT: CONTACT, GENKLANG_ACCESSIBILITY_STATEMENT: STATEMENT }),
		startSite({ GENKLANG_CONTACT: '', GENKLANG_PUBLISHER: '', GENKLANG_ACCESSIBILITY_STATEMENT: '' })
	]);
});
afterAll(() => Promise.all([site.stop(), bare.stop()]));

async function linksOf({ origin }: Site, path: string): Promise<readonly { text: string; href: string }[]> {
	const { body } = await ask(Number(new URL(origin).port), path);
	const { document } = parseHTML(body.toString());
	return [...document.querySelectorAll('a[href]')].map((link) => ({
		text: link.textContent.trim(),
		href: link.getAttribute('href') ?? ''
	}));
}

const reportOf = (links: readonly { text: string; href: string }[]) =>
	links.filter(({ text }) => text === 'Meld en fejl' || text === 'Report an error');

describe.each(PAGES)('%s', (path) => {
	test('has a way to report an error, by a mail that names the page', async () => {
		const [report, ...others] = reportOf(await linksOf(site, path));
		expect(others).toEqual([]);
		const mail = new URL(report?.href ?? '');
		expect(mail.pathname).toBe(CONTACT);
		const body = mail.searchParams.get('body') ?? '';
		const isPage = !path.endsWith('/nope');
		expect(body).toContain(isPage ? site.origin + path : `${site.origin}/`);
		expect(body).toMatch(/1\.0\.0|\d+\.\d+\.\d+/);
	});

	test('says whom to turn to where there is no contact', async () => {
		const locale = path.startsWith('/en') ? '/en' : '';
		expect(reportOf(await linksOf(bare, path)).map(({ href }) => href)).toEqual([`${locale}/om#kontakt`]);
	});
});

test('the place that says whom to turn to is there, and says it honestly', async () => {
	const port = Number(new URL(bare.origin).port);
	const { document } = parseHTML((await ask(port, '/om')).body.toString());
	expect(document.querySelector('#kontakt')).not.toBeNull();
	expect(document.querySelector('main')?.textContent).toContain('der er ingen at skrive til endnu');
	expect(
		parseHTML((await ask(port, '/data')).body.toString()).document.querySelector('#rettelser')
	).not.toBeNull();
});

test('a record has a way of its own, by a mail that names its id', async () => {
	const links = await linksOf(site, RECORD);
	const own = links.find(({ text }) => text === 'Meld en fejl i denne anbefaling');
	const mail = new URL(own?.href ?? '');
	expect(mail.searchParams.get('subject')).toBe('Fejl på Genklang: alb-ir-2010-01');
	expect(mail.searchParams.get('body')).toContain(`${site.origin}${RECORD}\r\n`);
});

test('an embedded figure leads to its page, where the way is', async () => {
	const links = await linksOf(site, '/indlejr/albertslund/status-by-theme');
	expect(links.map(({ href }) => href).some((href) => href.startsWith(`${site.origin}/albertslund`))).toBe(
		true
	);
});

test.each([
	['/tilgaengelighed', 'Læs udgiverens tilgængelighedserklæring'],
	['/en/tilgaengelighed', "Read the publisher's accessibility statement"]
])(
	'%s leads to the statement that the settings name, and to none where they name none',
	async (path, text) => {
		const statementsOf = async (one: Site) =>
			(await linksOf(one, path)).filter((link) => link.text === text).map(({ href }) => href);
		expect(await statementsOf(site)).toEqual([STATEMENT]);
		expect(await statementsOf(bare)).toEqual([]);
	}
);
