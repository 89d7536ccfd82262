import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	balancedBlock,
	type MeasureText,
	textBlock,
	type TextStyle
} from '#lib/charts/figure-picture-text.ts';

const STYLE: TextStyle = { face: 'sans', sizePx: 10, linePx: 14, fill: 'var(--ink)' };
/** Every letter as wide as half its size. */
const measure: MeasureText = (text, _face, sizePx) => [...text].length * sizePx * 0.5;
const lines = (text: string, widthPx: number) => textBlock(text, STYLE, widthPx, measure).lines;

describe('text of a picture', () => {
	test('is broken between words', () => {
		expect(lines('en to tre fire', 35)).toEqual(['en to', 'tre', 'fire']);
	});

	test('breaks an address after a sign, on the line of what stands before it', () => {
		const address = 'genklang.dk/albertslund?theme=alb-ir-t06&theme=alb-ir-t02';
		expect(lines(`Genklang · ${address}`, 200)).toEqual([
			'Genklang · genklang.dk/albertslund?',
			'theme=alb-ir-t06&theme=alb-ir-t02'
		]);
	});

	test('of any kind is whole, in lines that fit, one letter at least in each', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 5, max: 400 }), (text, widthPx) => {
				const block = textBlock(text, STYLE, widthPx, measure);
				const letters = (words: string) => words.replaceAll(' ', '');
				expect(letters(block.lines.join(''))).toBe(letters(text));
				for (const line of block.lines) expect(measure(line, 'sans', 10)).toBeLessThanOrEqual(widthPx);
				expect(block.heightPx).toBe(block.lines.length * 14);
			})
		);
	});

	test('of a headline takes no more lines when it is made even', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[a-zæøå]{1,9}$/), { minLength: 1, maxLength: 20 }),
				fc.integer({ min: 50, max: 400 }),
				(words, widthPx) => {
					const text = words.join(' ');
					const [plain, even] = [textBlock, balancedBlock].map((set) => set(text, STYLE, widthPx, measure));
					expect(even?.lines.length).toBe(plain?.lines.length);
					expect(even?.lines.join(' ')).toBe(text);
				}
			)
		);
		expect(balancedBlock('15 ønsker er fremsat mere end én gang', STYLE, 170, measure).lines).toEqual([
			'15 ønsker er fremsat',
			'mere end én gang'
		]);
	});
});
