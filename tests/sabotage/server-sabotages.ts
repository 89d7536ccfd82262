import type { Sabotage } from './sabotage.ts';

const SERVER = 'tests/run/server.test.ts';
const STORE = 'tests/run/answer-store.test.ts';
const ADDRESS = 'tests/run/canonical-address.test.ts';
const QUEUE = 'tests/run/making-queue.test.ts';

/** What the server around the app does for every answer. */
export const SERVER_SABOTAGES: readonly Sabotage[] = [
	{
		name: 'nosniff is left out',
		file: 'src/run/server/security-headers.mjs',
		from: "'X-Content-Type-Options': 'nosniff',",
		to: '',
		test: [SERVER, 'every kind of answer']
	},
	{
		name: 'an answer without a policy of its own gets none',
		file: 'src/run/server/finish-headers.mjs',
		from: "if (!headers.has('content-security-policy')) {",
		to: 'if (headers === null) {',
		test: [SERVER, 'every kind of answer']
	},
	{
		name: 'an https site does not tell browsers to keep to https',
		file: 'src/run/server/create-server.mjs',
		from: "origin.startsWith('https:') ?",
		to: "origin === '' ?",
		test: [SERVER, 'only an https site tells browsers to keep to https']
	},
	{
		name: 'texts do not say their charset',
		file: 'src/run/server/content-type.mjs',
		from: '? `${type}; charset=utf-8` : type',
		to: '? type : type',
		test: [SERVER, 'every kind of answer']
	},
	{
		name: 'an error may be kept by readers and proxies',
		file: 'src/run/server/finish-headers.mjs',
		from: "if (status >= 400) headers.set('Cache-Control', 'no-store');",
		to: "if (status >= 900) headers.set('Cache-Control', 'no-store');",
		test: [SERVER, 'errors are not kept']
	},
	{
		name: 'an address that leads to another site is asked for',
		file: 'src/run/server/canonical-address.mjs',
		from: "if (url.origin !== BASE || path.startsWith('//')) return null;",
		to: '',
		test: [ADDRESS, 'an address']
	},
	{
		name: 'the app is told the headers of a request',
		file: 'src/run/server/respond.mjs',
		from: "return answers.own({ method: 'GET', address, headers: { range } });",
		to: "return answers.own({ method: 'GET', address, headers: { ...req.headers } });",
		test: [STORE, 'in part knows which part, and nothing else of the request']
	},
	{
		name: 'only the first tag of a list is compared',
		file: 'src/run/server/conditional.mjs',
		from: '.includes(opaque)',
		to: '[0] === opaque',
		test: [SERVER, 'caching']
	},
	{
		name: 'an answer that was begun before a switch is kept for the new release',
		file: 'src/run/server/answer-store.mjs',
		from: 'if (generation !== this.#generation || answer.bytes',
		to: 'if (answer.bytes',
		test: [
			'tests/run/answer-of-before.test.ts',
			'an answer whose making began before a switch is not kept after it'
		]
	},
	{
		name: 'kept answers stay when the release is switched',
		file: 'src/run/server/answer-store.mjs',
		from: 'this.#generation += 1;\n\t\tthis.#places.clear();\n\t\tthis.#bySpelling.clear();',
		to: 'this.#generation += 1;',
		test: [STORE, 'goes with its release']
	},
	{
		name: 'errors are kept as answers',
		file: 'src/run/server/answer-store.mjs',
		from: "[200, 301, 308].includes(status) &&\n\t\t!/no-store|private/.test(headers.get('cache-control') ?? '') &&",
		to: '',
		test: [STORE, 'is made anew where it may not be kept']
	},
	{
		name: 'what is kept has no bound',
		file: 'src/run/server/answer-store.mjs',
		from: 'if (this.#bytes <= this.#maxBytes) return;',
		to: 'if (this.#bytes >= 0) return;',
		test: [STORE, 'stays within its bound']
	},
	{
		name: 'everyone waits, however many there are',
		file: 'src/run/server/making-queue.mjs',
		from: 'if (this.#waiting.length >= MOST_WAITING || this.#expectedMs() > this.#longestWaitMs) {',
		to: 'if (this.#waiting.length < 0) {',
		test: [QUEUE, 'tells at once whoever would wait too long']
	},
	{
		name: 'a making that does not end holds its place for ever',
		file: 'src/run/server/making-queue.mjs',
		from: 'const late = setTimeout(leave, this.#longestWaitMs + LATE_MS).unref();',
		to: 'const late = setTimeout(() => leave, this.#longestWaitMs + LATE_MS).unref();',
		test: [QUEUE, 'lets nobody wait for makings that do not end']
	},
	{
		name: 'pages wait for pictures',
		file: 'src/run/server/making-lanes.mjs',
		from: 'return HEAVY.test(path) ? this.#heavy : this.#pages;',
		to: 'return HEAVY.test(path) ? this.#pages : this.#pages;',
		test: [QUEUE, 'no page waits for pictures']
	},
	{
		name: 'methods that change things get to the app',
		file: 'src/run/server/refusal.mjs',
		from: 'if (!METHODS.includes(method)) {',
		to: "if (method === '') {",
		test: [SERVER, 'requests']
	},
	{
		name: 'bodies are taken',
		file: 'src/run/server/refusal.mjs',
		from: "if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGEST_BODY) {",
		to: 'if (Number(LARGEST_BODY) < 0) {',
		test: [SERVER, 'requests']
	},
	{
		name: 'headers may take as long as they want to arrive',
		file: 'src/run/server/create-server.mjs',
		from: 'headersTimeout: headersMs,\n\t\t\trequestTimeout: requestMs,',
		to: 'headersTimeout: 0 * headersMs,\n\t\t\trequestTimeout: 0 * requestMs,',
		test: [SERVER, 'headers that never end are cut off with 408']
	},
	{
		name: 'a fault of the app is told to the reader',
		file: 'src/run/server/ask-app.mjs',
		from: 'report(error);\n\t\tres.answerInstead(shortAnswer(500, BROKEN));',
		to: 'report(error);\n\t\tres.answerInstead(shortAnswer(500, BROKEN + String(error)));',
		test: [SERVER, 'a fault in the app shows no detail to the reader']
	}
];
