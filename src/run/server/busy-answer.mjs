import { asksForData } from './answer-kind.mjs';
import { HeaderList } from './header-list.mjs';

/** @import { WholeAnswer } from './app-response.mjs' */

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = 2;

const PAGE = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Travlt lige nu · Busy right now</title>
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; background: #fbfaf6; color: #1b1b19 }
body { max-width: 38rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font: 500 1.75rem/1.25 Georgia, serif; text-wrap: balance }
section + section { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid #8a857a }
@media (prefers-color-scheme: dark) { :root { background: #1b1b19; color: #fbfaf6 } }
</style>
</head>
<body>
<main>
<section>
<h1>Der er travlt lige nu</h1>
<p>Mange beder om noget på samme tid. Prøv igen om et par sekunder.</p>
</section>
<section lang="en">
<h1>The site is busy right now</h1>
<p>Many are asking at the same time. Try again in a few seconds.</p>
</section>
</main>
</body>
</html>
`;

const DATA = `${JSON.stringify({
	ok: false,
	errors: ['the site is busy: try again in a few seconds'],
	status: 503
})}\n`;

/**
 * The answer to a request whose own answer would have to wait too long: 503, when to ask again, and a page in both languages
 * or, where data are asked for, the one shape of an error.
 * @param {string} address
 * @returns {WholeAnswer}
 */
export function busyAnswer(address) {
	const isData = asksForData(address);
	const headers = new HeaderList();
	headers.set('Content-Type', isData ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8');
	headers.set('Retry-After', RETRY_AFTER);
	if (isData) headers.set('Access-Control-Allow-Origin', '*');
	return { status: 503, headers, body: Buffer.from(isData ? DATA : PAGE) };
}
