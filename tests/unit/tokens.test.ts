import { describe, expect, test } from 'vitest';
import { CHART_PROPERTIES } from '#lib/charts/pattern-defs.ts';
import { contrast, tokensOf, type Scheme } from './style-tokens.ts';

/** A dark pair may fall short of its light twin by what rounding to whole colour steps takes. */
const TOLERANCE = 0.05;

/** Text must be read: 4.5. Parts of a figure and lines that mean something must be seen: 3. */
const TEXT = 4.5;
const SHAPE = 3;
/** Numbers on the scale of counts: 5,0 as the design rounds it. */
const NUMBER = 4.95;

/** Every pair of colours that stands together on the site, front then ground, and the least contrast of each. */
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
	['--ink', '--paper', TEXT],
	['--ink-2', '--paper', TEXT],
	['--ink-3', '--paper', TEXT],
	['--link', '--paper', TEXT],
	['--visited', '--paper', TEXT],
	['--paper', '--ink', TEXT],
	['--rule-strong', '--paper', SHAPE],
	['--ink', '--notice', TEXT],
	['--ink-2', '--notice', TEXT],
	['--link', '--notice', TEXT],
	['--visited', '--notice', TEXT],
	['--ink', '--mark', TEXT],
	['--status-implemented-text', '--status-implemented', TEXT],
	['--status-partial-text', '--status-partial', TEXT],
	['--status-in-progress-text', '--status-in-progress', TEXT],
	['--status-implemented', '--paper', SHAPE],
	['--status-partial', '--paper', SHAPE],
	['--status-not-implemented-stripe', '--paper', SHAPE],
	['--status-not-implemented-stripe', '--status-not-implemented', SHAPE],
	['--status-discontinued', '--paper', SHAPE],
	['--status-discontinued-line', '--status-discontinued', SHAPE],
	['--status-unknown-dot', '--status-unknown', SHAPE],
	['--ink', '--status-unknown', TEXT],
	['--ink', '--status-in-progress', SHAPE],
	['--heat-text-low', '--heat-1', NUMBER],
	['--heat-text-low', '--heat-2', NUMBER],
	['--heat-text-low', '--heat-3', NUMBER],
	['--heat-text-low', '--heat-4', NUMBER],
	['--heat-text-high', '--heat-5', NUMBER],
	['--heat-text-high', '--heat-6', NUMBER]
];

/** Pairs of neighbours in the scale of counts: each step must differ from the last. */
const STEPS = [1, 2, 3, 4, 5].map((step) => [`--heat-${step}`, `--heat-${step + 1}`] as const);

function contrastOf(scheme: Scheme, front: string, ground: string): number {
	const tokens = tokensOf(scheme);
	return contrast(tokens.get(front) ?? '', tokens.get(ground) ?? '');
}

test('contrast is computed as the guidelines define it', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	expect(() => contrast('red', '#ffffff')).toThrow('not a colour: "red"');
});

describe.each(['light', 'dark', 'print'] as const)('the %s colours', (scheme) => {
	test('set every property that a figure reads', () => {
		const tokens = tokensOf(scheme);
		expect(CHART_PROPERTIES.filter((name) => !tokens.has(name))).toEqual([]);
	});

	test('set every property that the light ones set, but for typefaces and measures', () => {
		const colours = [...tokensOf('light')].filter(([, value]) => value.startsWith('#'));
		const tokens = tokensOf(scheme);
		expect(colours.map(([name]) => name).filter((name) => !tokens.has(name))).toEqual([]);
	});

	test.each(PAIRS)('%s on %s has a contrast of at least %f', (front, ground, least) => {
		expect(contrastOf(scheme, front, ground)).toBeGreaterThanOrEqual(least);
	});

	test('keep neighbouring steps of the scale of counts apart, always in one direction', () => {
		const steps = [1, 2, 3, 4, 5, 6].map((step) => contrastOf(scheme, `--heat-${step}`, '--paper'));
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
		for (const [step, next] of STEPS) expect(contrastOf(scheme, step, next)).toBeGreaterThan(1.15);
	});
});

describe('a dark pair has at least the contrast of its light twin', () => {
	test.each(PAIRS)('%s on %s', (front, ground) => {
		const light = contrastOf('light', front, ground);
		expect(contrastOf('dark', front, ground)).toBeGreaterThanOrEqual(light - TOLERANCE);
	});
});

test('under forced colours text, lines and ground are those of the system', () => {
	const tokens = tokensOf('forced');
	expect(tokens.get('--paper')).toBe('Canvas');
	for (const name of ['--ink', '--ink-2', '--ink-3', '--rule', '--rule-strong']) {
		expect([name, tokens.get(name)]).toEqual([name, 'CanvasText']);
	}
});
