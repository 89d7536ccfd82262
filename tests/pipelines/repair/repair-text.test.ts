import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#pipelines/repair/text-under-repair.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';
import { repairText } from '#pipelines/repair/repair-text.ts';
import { readCopy } from '../register-copy.ts';

const evidence = {
	words: await openDictionary(),
	corpus: new Map<string, number>(),
	hyphened: new Map<string, number>()
};

function repair(...texts: string[]) {
	return repairText(
		'x.txt',
		texts.map((text, index) => ({ line: index + 1, text })),
		evidence
	);
}

describe('marks of other programs are taken out', () => {
	test.each([
		['<p>Det er vedtaget.</p> <p>Der er mere.</p>', 'Det er vedtaget.\nDer er mere.'],
		['<P class="x">Et</P><BR/>To<br>Tre', 'Et\nTo\nTre'],
		['Et <b>vigtigt</b> ord', 'Et vigtigt ord'],
		['Et<i>led</i>', 'Etled'],
		['R&oslash;dt &amp; gr&#248;nt&nbsp;&#xe5;r', 'Rødt & grønt år'],
		['&lt;p&gt; bliver', '<p> bliver'],
		['&ukendt; bliver', '&ukendt; bliver'],
		['unge\u00a0og\u2009gamle  i \u3000by', 'unge og gamle i by'],
		['til\u00adlid, in\u00adte\u00adgra\u00adtion', 'tillid, integration'],
		['ord\u200bord\ufeff', 'ordord'],
		['sam¬arbejde', 'samarbejde'],
		['a\u030ar, A\u030a, ﬁskeﬂåde', 'år, Å, fiskeflåde'],
		['ikke\u2011boglige', 'ikke-boglige'],
		['', ''],
		['1 < 2 og 3 > 2', '1 < 2 og 3 > 2']
	])('%j', (before, after) => {
		expect(repair(before).text).toBe(after);
	});

	test('a tag that is not known stays and is noted', () => {
		expect(repair('et <xyz> ord')).toMatchObject({ text: 'et <xyz> ord', notes: [{ code: 'unknown-tag' }] });
	});

	test('a plain text has no repairs', () => {
		expect(repair('Der er intet at rette her.').repairs).toEqual([]);
	});
});

describe('the way from the source text to the healed text is recorded', () => {
	test('for any text: the edits make one of the other', () => {
		const part = fc.constantFrom(
			'til-',
			'lidsforhold',
			' ',
			'\u00a0',
			'\u00ad',
			'<p>',
			'</p>',
			'&oslash;',
			'a\u030a',
			'ﬁ',
			'-',
			'ung',
			'x',
			'\t',
			'\u2028',
			'/',
			'og',
			'\ufeff',
			'<',
			'8.'
		);
		const piece = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
				const { textSource, text, edits, repairs } = repair(...pieces);
				expect(textSource).toBe(pieces.join('\n'));
				expect(applyEdits(textSource, edits)).toBe(text);
				expect(repairs).toHaveLength(edits.length);
				expect(repairs.every(({ line }) => line >= 1 && line <= pieces.length)).toBe(true);
				expect(repair(text.replaceAll('\n', '<br>')).text).toBe(text);
			}),
			{ numRuns: 3000 }
		);
	});

	test('for every text of the register: its repairs, made one after another, turn one into the other', async () => {
		const { recommendations, statements, repairs } = await readCopy();
		for (const { text, textSource, sourceLines } of [...recommendations, ...statements]) {
			let rest = textSource;
			let healed = '';
			const ofText = repairs.filter(
				({ line, before }) => sourceLines.includes(line) && textSource.includes(before)
			);
			const places = ofText
				.map((made) => ({ made, at: textSource.indexOf(made.before) }))
				.sort((a, b) => a.at - b.at);
			for (const { made } of places) {
				const at = rest.indexOf(made.before);
				if (at < 0) continue;
				healed += rest.slice(0, at) + made.after;
				rest = rest.slice(at + made.before.length);
			}
			expect(healed + rest).toBe(text);
		}
	});
});
