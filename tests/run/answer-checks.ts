import { brotliDecompressSync } from 'node:zlib';
import type { RawAnswer } from './raw-request.ts';
import type { Asked } from './answer-kinds.ts';

/** A rule that every answer keeps. Null where it does, else what is wrong; a rule that does not concern the kind is kept. */
export type Check = (asked: Asked) => string | null;

const header = ({ headers }: RawAnswer, name: string): string => {
	const value = headers[name];
	return Array.isArray(value) ? value.join(', ') : (value ?? '');
};
const must = (isKept: boolean, found: unknown): string | null => (isKept ? null : `found: ${String(found)}`);
const is = (name: string, wanted: string): Check => {
	return ({ answer }) => must(header(answer, name) === wanted, header(answer, name));
};
const isAbsent = (name: string): Check => {
	return ({ answer }) => must(answer.headers[name] === undefined, header(answer, name));
};

/** One directive of the policy, without its name; undefined where it is not given. */
function directive(answer: RawAnswer, name: string): string | undefined {
	const parts = header(answer, 'content-security-policy')
		.split(';')
		.map((part) => part.trim());
	return parts.find((part) => part.split(' ')[0] === name)?.slice(name.length + 1);
}

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml|yaml|[\w.-]+\+(?:json|xml))|image\/svg)/;
const COMPRESSED = /^(?:text\/|application\/(?:json|atom\+xml|xml|wasm)|image\/svg)/;

const SCRIPTS: Readonly<Record<string, (sources: string | undefined) => boolean>> = {
	hashes: (sources = '') => /^(?:'self' )?'sha256-[\w+/=]+'(?: 'sha256-[\w+/=]+')*$/.test(sources),
	self: (sources) => sources === "'self'",
	wasm: (sources) => sources === "'wasm-unsafe-eval'",
	none: (sources) => sources === undefined
};

/** Headers that may differ between two codings of one answer. */
const OF_CODING = ['content-length', 'content-encoding', 'transfer-encoding', 'date', 'connection', 'etag'];

function without(answer: RawAnswer, names: readonly string[]): string {
	const kept = Object.entries(answer.headers).filter(([name]) => !names.includes(name));
	return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** What every answer of the site keeps, by a sentence that says it. */
export const CHECKS: Readonly<Record<string, Check>> = {
	'has the status of its kind': ({ kind, answer }) => must(answer.status === kind.status, answer.status),
	'has the type of its kind': ({ kind, answer }) =>
		must(
			kind.type === null || header(answer, 'content-type').startsWith(kind.type),
			header(answer, 'content-type')
		),
	'names the type of every body': ({ answer }) =>
		must(answer.body.length === 0 || header(answer, 'content-type') !== '', 'no type'),
	'names the charset of every text': ({ answer }) => {
		const type = header(answer, 'content-type');
		return must(!TEXT.test(type) || /;\s*charset=utf-8/i.test(type), type);
	},
	'is not to be taken for another type': is('x-content-type-options', 'nosniff'),
	'tells other sites where a reader came from by the site alone': is(
		'referrer-policy',
		'strict-origin-when-cross-origin'
	),
	'asks for no camera, microphone or place': ({ answer }) =>
		must(
			['camera=()', 'microphone=()', 'geolocation=()', 'payment=()'].every((part) =>
				header(answer, 'permissions-policy').includes(part)
			),
			header(answer, 'permissions-policy')
		),
	'shares its window with no other site': is('cross-origin-opener-policy', 'same-origin'),
	'is to be asked for over TLS alone, where the site is': is('strict-transport-security', 'max-age=31536000'),
	'has one policy': ({ answer }) =>
		must(
			answer.rawHeaders.filter((name, at) => at % 2 === 0 && /^content-security-policy$/i.test(name))
				.length === 1,
			header(answer, 'content-security-policy')
		),
	'allows by default nothing': ({ answer }) =>
		must(directive(answer, 'default-src') === "'none'", directive(answer, 'default-src')),
	'allows no plug-in': ({ answer }) =>
		must([undefined, "'none'"].includes(directive(answer, 'object-src')), directive(answer, 'object-src')),
	'cannot be given another base': ({ answer }) =>
		must(directive(answer, 'base-uri') === "'none'", directive(answer, 'base-uri')),
	'can be framed by nobody, but an embedded figure by all': ({ kind, answer }) =>
		must(
			directive(answer, 'frame-ancestors') === (kind.framed ? '*' : "'none'"),
			directive(answer, 'frame-ancestors')
		),
	'sends forms to this site at most': ({ answer }) =>
		must(
			["'none'", "'self'"].includes(directive(answer, 'form-action') ?? ''),
			directive(answer, 'form-action')
		),
	'runs the scripts of its kind and no others': ({ kind, answer }) =>
		must(
			SCRIPTS[kind.scripts ?? 'none']?.(directive(answer, 'script-src')) === true,
			directive(answer, 'script-src')
		),
	'names no other host in its policy': ({ answer }) =>
		must(
			// A hash in base64 may hold two strokes.
			!/https?:|\/\//.test(header(answer, 'content-security-policy').replace(/'sha256-[^']*'/g, '')),
			header(answer, 'content-security-policy')
		),
	'has no nonce': ({ answer }) => must(!/nonce-/.test(header(answer, 'content-security-policy')), 'a nonce'),
	'sets no cookie': isAbsent('set-cookie'),
	'does not say what program answers': ({ answer }) =>
		must(answer.headers['server'] === undefined && answer.headers['x-powered-by'] === undefined, 'it does'),
	'carries no header of the framework': ({ answer }) =>
		must(!Object.keys(answer.headers).some((name) => name.startsWith('x-sveltekit')), 'it does'),
	'has each header once': ({ answer }) => {
		const names = answer.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
		return must(new Set(names).size === names.length, names);
	},
	'has nothing but printable ASCII in its headers': ({ answer }) =>
		must(
			answer.rawHeaders.every((text) => /^[\x20-\x7e]*$/.test(text)),
			answer.rawHeaders
		),
	'is open to other sites to all or to none': ({ answer }) =>
		must(['', '*'].includes(header(answer, 'access-control-allow-origin')), 'to some'),
	'lends no reader’s rights to other sites': isAbsent('access-control-allow-credentials'),
	'says how it may be kept': ({ answer }) => must(header(answer, 'cache-control') !== '', 'nothing'),
	'is not kept where it is an error': ({ answer }) =>
		must(
			answer.status < 400 || header(answer, 'cache-control') === 'no-store',
			header(answer, 'cache-control')
		),
	'has the length that it says': ({ answer }) => {
		const said = header(answer, 'content-length');
		const isBodiless = answer.body.length === 0;
		return must(said === '' || isBodiless || Number(said) === answer.body.length, said);
	},
	'leads to this site, or nowhere': ({ answer }) =>
		must(/^(?:\/(?![/\\])[\x21-\x7e]*)?$/.test(header(answer, 'location')), header(answer, 'location')),
	'names a file that any system can keep': ({ answer }) =>
		must(
			/^(?:|(?:attachment|inline); filename="[\w.-]+")$/.test(header(answer, 'content-disposition')),
			header(answer, 'content-disposition')
		),
	'names the release that it is made of': ({ answer, release }) =>
		must(header(answer, 'genklang-release') === (release ?? ''), header(answer, 'genklang-release')),
	'is the same when asked for again': ({ answer, again }) =>
		must(
			answer.body.equals(again.body) && without(answer, ['date']) === without(again, ['date']),
			'it differs'
		),
	'has a tag where it may be kept': ({ kind, answer }) =>
		must(
			answer.status !== 200 ||
				kind.changing === true ||
				/^(?:W\/)?"[\x21\x23-\x7e]+"$/.test(header(answer, 'etag')),
			header(answer, 'etag')
		),
	'is not sent to who has it, by any tag of a list': ({ kind, known }) =>
		must(
			kind.status !== 200 || known === null || (known.status === 304 && known.body.length === 0),
			known?.status
		),
	'carries its policy and rules when it is not sent': ({ kind, answer, known }) => {
		if (known?.status !== 304 || kind.status !== 200) return null;
		const names = ['content-security-policy', 'cache-control', 'etag', 'vary', 'x-content-type-options'];
		const differing = names.filter((name) => header(known, name) !== header(answer, name));
		return must(differing.length === 0, differing);
	},
	'is sent to who has another': ({ kind, answer, other }) =>
		must(kind.status !== 200 || (other.status === 200 && other.body.equals(answer.body)), other.status),
	'has without its body the headers that it has with it': ({ kind, answer, head }) => {
		if (kind.method !== undefined || kind.body !== undefined || kind.type === null) return null;
		if (head.body.length > 0) return 'a body';
		const names = ['date', 'connection', 'transfer-encoding', 'content-length', 'keep-alive'];
		return must(without(head, names) === without(answer, names), without(head, names));
	},
	'is the same where it is compressed': ({ kind, answer, small }) => {
		const coding = header(small, 'content-encoding');
		if (coding === '' || kind.method === 'HEAD') return must(small.body.equals(answer.body), 'it differs');
		return must(coding === 'br' && brotliDecompressSync(small.body).equals(answer.body), coding);
	},
	'has the same headers where it is compressed': ({ answer, small }) =>
		must(without(small, OF_CODING) === without(answer, OF_CODING), without(small, OF_CODING)),
	'is kept by coding where it has several': ({ answer, small }) =>
		must(
			header(small, 'content-encoding') === '' || /accept-encoding/i.test(header(answer, 'vary')),
			'no Vary'
		),
	'is compressed where that makes it smaller': ({ kind, answer, small }) =>
		must(
			kind.status !== 200 ||
				answer.body.length < 2000 ||
				!COMPRESSED.test(header(answer, 'content-type')) ||
				small.body.length < answer.body.length / 1.5,
			`${small.body.length} of ${answer.body.length} bytes`
		),
	'depends on nothing else of the request': ({ answer }) =>
		must(/^(?:Accept-Encoding)?$/i.test(header(answer, 'vary')), header(answer, 'vary')),
	'is dated': ({ kind, answer }) =>
		must(kind.path === 'malformed' || kind.path === 'overlong' || header(answer, 'date') !== '', 'no date')
};
