import type { Implementation } from '#lib/domain/vocabulary.ts';
import type { SvgNode } from './svg-node.ts';

/**
 * How the statuses look: three solid colours and three patterns, so that they stay apart without colour. Colours are CSS
 * custom properties, set by the site for light, dark, print and forced colours.
 */

/** Every custom property that a figure reads; the site's style sheet must set each. */
export const CHART_PROPERTIES = [
	'--paper',
	'--ink',
	'--ink-2',
	'--ink-3',
	'--rule',
	'--rule-strong',
	'--status-implemented',
	'--status-implemented-text',
	'--status-partial',
	'--status-partial-text',
	'--status-in-progress',
	'--status-in-progress-text',
	'--status-not-implemented',
	'--status-not-implemented-stripe',
	'--status-discontinued',
	'--status-discontinued-line',
	'--status-unknown',
	'--status-unknown-dot',
	'--heat-1',
	'--heat-2',
	'--heat-3',
	'--heat-4',
	'--heat-5',
	'--heat-6'
] as const;

/** The outline of every part, in CSS pixels. */
export const PART_OUTLINE_PX = 0.75;
/** The space between two parts, in CSS pixels. */
export const PART_GAP_PX = 1.5;

type Patterned = Extract<Implementation, 'not_implemented' | 'discontinued' | 'unknown'>;
type Solid = Exclude<Implementation, Patterned>;

const SOLID_NAMES: Readonly<Record<Solid, string>> = {
	implemented: 'implemented',
	partial: 'partial',
	in_progress: 'in-progress'
};

/** Is the status drawn as a pattern, so that text on it needs a plate of paper? */
export function isPatterned(status: Implementation): status is Patterned {
	return !(status in SOLID_NAMES);
}

/** The `fill` of a status. `idPrefix` is that of `statusPatterns` in the same SVG. */
export function statusFill(status: Implementation, idPrefix: string): string {
	return isPatterned(status)
		? `url(#${patternId(status, idPrefix)})`
		: `var(--status-${SOLID_NAMES[status]})`;
}

/** The colour of text on a status; on a pattern the text stands on a plate of paper. */
export function statusTextFill(status: Implementation): string {
	return isPatterned(status) ? 'var(--ink)' : `var(--status-${SOLID_NAMES[status]}-text)`;
}

/**
 * The `<pattern>` elements of the patterned statuses, to stand in the `<defs>` of one SVG. `idPrefix` must be its own on
 * the page: a pattern of a hidden SVG paints nothing.
 */
export function statusPatterns(idPrefix: string): readonly SvgNode[] {
	return [
		pattern(patternId('not_implemented', idPrefix), 6, 'rotate(45)', [
			ground(6, 'var(--status-not-implemented)'),
			{ tag: 'rect', attributes: { width: 2.25, height: 6, fill: 'var(--status-not-implemented-stripe)' } }
		]),
		pattern(patternId('discontinued', idPrefix), 5.5, 'rotate(45)', [
			ground(5.5, 'var(--status-discontinued)'),
			// Not strokes: under forced colours those take the colour of the page's text.
			{ tag: 'rect', attributes: { width: 5.5, height: 1, fill: 'var(--status-discontinued-line)' } },
			{ tag: 'rect', attributes: { width: 1, height: 5.5, fill: 'var(--status-discontinued-line)' } }
		]),
		pattern(patternId('unknown', idPrefix), 6, undefined, [
			ground(6, 'var(--status-unknown)'),
			{ tag: 'circle', attributes: { cx: 3, cy: 3, r: 0.9, fill: 'var(--status-unknown-dot)' } }
		])
	];
}

function patternId(status: Patterned, idPrefix: string): string {
	return `${idPrefix}-${status.replace('_', '-')}`;
}

function pattern(
	id: string,
	size: number,
	transform: string | undefined,
	children: readonly SvgNode[]
): SvgNode {
	return {
		tag: 'pattern',
		attributes: {
			id,
			width: size,
			height: size,
			patternUnits: 'userSpaceOnUse',
			...(transform === undefined ? {} : { patternTransform: transform })
		},
		children
	};
}

function ground(size: number, fill: string): SvgNode {
	return { tag: 'rect', attributes: { width: size, height: size, fill } };
}
