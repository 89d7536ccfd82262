import fc from 'fast-check';
import { LONGEST_INPUT } from './target.ts';

/** Characters that programs stumble over. */
export const ODD_CHARACTERS: readonly string[] = [
	...['\0', '\u0001', '\u0008', '\u000b', '\f', '\u001b', '\u007f', '\u0085', '\u009f'],
	...['\t', '\n', '\r', '\r\n', '\u2028', '\u2029', ' ', '\u00a0', '\u2009', '\u3000', '\u00ad'],
	...['\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\ufffd', '\ufffe', '\uffff', '\ud800', '\udc00'],
	...[
		'e\u0301',
		'a\u030a',
		'ﬁ',
		'ﬀ',
		'ß',
		'İ',
		'ı',
		'ſ',
		'Å',
		'Ⅷ',
		'²',
		'½',
		'①',
		'９',
		'٣',
		'𝟚',
		'👩‍👧',
		'🇩🇰',
		'漢',
		'א'
	],
	...[
		'"',
		"'",
		'`',
		'\\',
		'/',
		'%',
		'%00',
		'%2e',
		'&',
		'&amp;',
		'&nbsp;',
		'<',
		'>',
		'</script>',
		'<!--',
		']]>'
	],
	...[
		'{',
		'}',
		'[',
		']',
		'(',
		')',
		'$',
		'${x}',
		'*',
		'+',
		'?',
		'|',
		'^',
		'~',
		'#',
		';',
		',',
		'.',
		':',
		'=',
		'@',
		'-',
		'–'
	],
	...[
		'0',
		'-0',
		'00',
		'1e309',
		'9007199254740993',
		'99999999999999999999',
		'-1',
		'1.5',
		'٢٠١٤',
		'NaN',
		'null'
	],
	...['__proto__', 'constructor', 'toString', 'undefined', 'true', '2014', '20l6', '2019-02-30', '9999-12-31']
];

/** Any text: odd characters, letters, runs; lone halves of pairs among them. */
export function oddText(maxLength = 40): fc.Arbitrary<string> {
	const piece = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...ODD_CHARACTERS) },
		{ weight: 3, arbitrary: fc.string({ maxLength: 6 }) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
		{ weight: 2, arbitrary: fc.constantFrom('rådet', 'Anbefaling', 'og', 'til-', 'kommunen', 'år', 'æ', 'Ø') }
	);
	return fc
		.array(piece, { maxLength: Math.max(1, Math.ceil(maxLength / 4)) })
		.map((pieces) => pieces.join(''));
}

/** A change of a text or of bytes; places and lengths are shares of the whole, in 65,536ths. */
type Edit =
	| { readonly kind: 'cut'; readonly at: number; readonly length: number }
	| { readonly kind: 'insert'; readonly at: number; readonly token: string }
	| { readonly kind: 'replace'; readonly at: number; readonly token: string }
	| { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
	| { readonly kind: 'swap'; readonly at: number; readonly length: number; readonly other: number }
	| { readonly kind: 'run'; readonly at: number; readonly token: string; readonly times: number }
	| { readonly kind: 'nest'; readonly at: number; readonly token: string; readonly times: number }
	| { readonly kind: 'ends'; readonly token: string }
	| { readonly kind: 'stop'; readonly at: number };

const place = fc.nat(65_535);
/** Short ones mostly: a file that is cut to pieces says little. */
const stretch = fc.oneof({ weight: 6, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.nat(30_000) });
const times = fc.oneof(
	{ weight: 12, arbitrary: fc.integer({ min: 2, max: 40 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 1_000, max: LONGEST_INPUT }) }
);

function edits(tokens: readonly string[]): fc.Arbitrary<readonly Edit[]> {
	const token = fc.constantFrom(...tokens, ...tokens, ...ODD_CHARACTERS);
	const edit: fc.Arbitrary<Edit> = fc.oneof(
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place, length: stretch }) },
		{ weight: 5, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, token }) },
		{ weight: 5, arbitrary: fc.record({ kind: fc.constant('replace' as const), at: place, token }) },
		{
			weight: 2,
			arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: place, length: stretch, times })
		},
		{
			weight: 2,
			arbitrary: fc.record({ kind: fc.constant('swap' as const), at: place, length: stretch, other: place })
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('run' as const), at: place, token, times }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('nest' as const), at: place, token, times }) },
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant('ends' as const),
				token: fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\n\n', '')
			})
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), at: place }) }
	);
	return fc.array(edit, { maxLength: 8 });
}

const CLOSING: ReadonlyMap<string, string> = new Map([
	['(', ')'],
	['[', ']'],
	['{', '}'],
	['<', '>']
]);

/** Where a share of a length lies, in characters. */
const part = (share: number, length: number) => Math.floor((share / 65_536) * length);

function edited(text: string, edit: Edit): string {
	if (edit.kind === 'ends') return text.replace(/\r\n|\n|\r/g, edit.token);
	const at = part(edit.at, text.length + 1);
	const [before, after] = [text.slice(0, at), text.slice(at)];
	if (edit.kind === 'stop') return before;
	if (edit.kind === 'insert') return before + edit.token + after;
	if (edit.kind === 'replace') return before + edit.token + after.slice(Math.max(1, edit.token.length));
	if (edit.kind === 'run') return before + repeated(edit.token, edit.times) + after;
	if (edit.kind === 'nest') {
		return (
			before +
			repeated(edit.token, edit.times) +
			repeated(CLOSING.get(edit.token) ?? edit.token, edit.times) +
			after
		);
	}
	const slice = after.slice(0, part(edit.length, text.length) + 1);
	const rest = after.slice(slice.length);
	if (edit.kind === 'cut') return before + rest;
	if (edit.kind === 'repeat') return before + repeated(slice, edit.times) + rest;
	const whole = before + rest;
	const other = part(edit.other, whole.length + 1);
	return whole.slice(0, other) + slice + whole.slice(other);
}

/** As often as it fits into the longest input. */
function repeated(text: string, times: number): string {
	return text.repeat(Math.min(times, Math.ceil(LONGEST_INPUT / Math.max(1, text.length))));
}

/** Where a window of a seed begins and how long it is; whole in one case of six. */
const window = fc.option(fc.record({ at: place, length: fc.integer({ min: 200, max: 4_000 }) }), { freq: 5 });

/**
 * A real text with up to eight changes: cuts, swaps, repeats, odd characters, words of its own form, long runs, deep nests,
 * other line ends. Long seeds are mostly tried by a part of them.
 * @param seeds real texts of the form
 * @param tokens what means something in it
 */
export function mutatedText(seeds: readonly string[], tokens: readonly string[] = []): fc.Arbitrary<string> {
	return fc
		.record({ seed: fc.constantFrom(...seeds), window, edits: edits(tokens) })
		.map(({ seed, window: cut, edits: changes }) => {
			const start = cut === null ? 0 : part(cut.at, seed.length);
			const text = cut === null || seed.length < 5_000 ? seed : seed.slice(start, start + cut.length);
			return changes.reduce(edited, text).slice(0, LONGEST_INPUT);
		});
}

const ENCODERS: readonly ((text: string) => Uint8Array)[] = [
	(text) => new TextEncoder().encode(text),
	(text) => new TextEncoder().encode(`\ufeff${text}`),
	(text) => new Uint8Array(Buffer.from(text, 'latin1')),
	(text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
	(text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())
];

/** A changed real text as bytes: UTF-8 mostly, in other encodings, some bytes of it flipped. */
export function mutatedTextBytes(
	seeds: readonly string[],
	tokens: readonly string[] = []
): fc.Arbitrary<Uint8Array> {
	const encoder = fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0) },
		{ weight: 2, arbitrary: fc.nat(ENCODERS.length - 1) }
	);
	const flips = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: flipList });
	return fc
		.record({ text: mutatedText(seeds, tokens), encoder, flips })
		.map(({ text, encoder: chosen, flips: places }) =>
			flipped((ENCODERS[chosen] ?? ENCODERS[0])?.(text) ?? new Uint8Array(), places)
		);
}

const flipList = fc.array(fc.record({ at: place, to: fc.nat(255) }), { maxLength: 12 });

function flipped(
	bytes: Uint8Array,
	flips: readonly { readonly at: number; readonly to: number }[]
): Uint8Array {
	const changed = Uint8Array.from(bytes.subarray(0, LONGEST_INPUT));
	for (const { at, to } of flips) if (changed.length > 0) changed[part(at, changed.length)] = to;
	return changed;
}

/** Real bytes with bytes flipped, stretches cut out, doubled or put elsewhere, and the end cut off. */
export function mutatedBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
	const move = fc.record({
		kind: fc.constantFrom('cut', 'double', 'stop'),
		at: place,
		length: stretch
	});
	return fc
		.record({ seed: fc.constantFrom(...seeds), flips: flipList, moves: fc.array(move, { maxLength: 3 }) })
		.map(({ seed, flips, moves }) => {
			const whole = moves.reduce<Uint8Array>((bytes, { kind, at, length }) => {
				const start = part(at, bytes.length);
				const end = start + part(length, bytes.length) + 1;
				if (kind === 'stop') return bytes.subarray(0, start);
				const middle = kind === 'double' ? bytes.subarray(start, end) : new Uint8Array();
				return Buffer.concat([
					bytes.subarray(0, kind === 'double' ? end : start),
					middle,
					bytes.subarray(end)
				]);
			}, seed);
			return flipped(whole, flips);
		});
}
