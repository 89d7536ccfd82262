import { errorResponse, isDataPath } from './api/data-response.ts';
import { contactHref } from '#lib/url/contact-href.ts';
import { readSiteSettings } from './site-settings.ts';

/** Both languages, for no text of the site is chosen before there is a release. */
const PAGE = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Ingen data lige nu · No data right now</title>
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; background: #fbfaf6; color: #1b1b19 }
body { max-width: 38rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font: 500 1.75rem/1.25 Georgia, serif; text-wrap: balance }
code { white-space: nowrap }
section + section { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid #8a857a }
@media (prefers-color-scheme: dark) { :root { background: #1b1b19; color: #fbfaf6 } }
</style>
</head>
<body>
<main>
<section>
<h1>Der er ingen data at vise lige nu</h1>
<p>Siden kører, men der ligger ingen gyldig dataudgivelse. Intet er gået tabt; prøv igen om lidt.</p>
<p>Driver du siden: Loggen siger, hvad der mangler. Lav en udgivelse med <code>npm run data</code>, eller læg en hel
udgivelse tilbage. Siden finder den selv og behøver ikke at blive genstartet.</p>
%da%
</section>
<section lang="en">
<h1>There are no data to show right now</h1>
<p>The site is running, but there is no valid data release. Nothing is lost; try again in a moment.</p>
<p>If you run the site: the log says what is missing. Make a release with <code>npm run data</code>, or put a whole release
back. The site finds it by itself and need not be started again.</p>
%en%
</section>
</main>
</body>
</html>
`;

/** The answer to everything while no release is open: 503, as a page in both languages, or as data where data is asked for. */
export function noReleaseResponse(path: string): Response {
	const response = isDataPath(path)
		? errorResponse(503, ['no valid data release is open: try again in a moment'])
		: new Response(pageText(), { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
	response.headers.set('retry-after', '10');
	return response;
}

/** The page with whom to tell; where the site has no contact it says nothing of one. */
function pageText(): string {
	const { contact } = readSiteSettings(process.env);
	const line = (words: string) =>
		contact === null
			? ''
			: `<p><a href="${escapeHtml(contactHref(contact))}">${words} ${escapeHtml(contact)}</a></p>`;
	return PAGE.replace('%da%', () => line('Meld fejlen til')).replace('%en%', () => line('Report it to'));
}

function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
