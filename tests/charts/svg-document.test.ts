import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { openByArea } from '#lib/charts/open-by-area.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { responsesByYear } from '#lib/charts/responses-by-year.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import { statusByTheme } from '#lib/charts/status-by-theme.ts';
import { SvgDocument, type SvgElement } from '#lib/charts/svg-document.ts';
import { SVG_NAMESPACE } from '#lib/charts/svg-node.ts';
import { threadsByYear } from '#lib/charts/threads-by-year.ts';
import type { ThreadUnit } from '#lib/charts/threads-by-year-rows.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import type { Thread } from '#lib/domain/measures/year-repeats.ts';
import { BASES, IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { NO_FILTERS, rowFilter, type Filters } from '#lib/url/filters.ts';
import { RESPONSES_TEXT, STATUS_TEXT } from './figure-text.ts';
import { OPEN_TEXT } from './open-by-area-text.ts';
import { registerCube, STATUS_AS_OF, THEMES, YEARS } from './register-cube.ts';
import { THREADS_TEXT } from './threads-by-year-text.ts';

const WIDTHS = [288, 350, 500, 640, 1000];

/** Names that markup would be made of. */
const MARKUP_THEMES = THEMES.map(({ themeId, label }, index) => ({
	themeId,
	label: index % 3 === 0 ? `${label} <b>"å" & 'ø'</b>\u00a0– æ` : label
}));

const CHOICES: readonly Partial<Filters>[] = [
	{},
	...THEMES.map(({ themeId }) => ({ theme: [themeId] })),
	...IMPLEMENTATIONS.map((code) => ({ implementation: [code] })),
	...[2010, 2014, 2017].map((year) => ({ from: year, to: year })),
	{ theme: ['t06', 't13'], from: 2012 },
	{ theme: ['t09'], implementation: ['discontinued'] }
];

function threadsOf(cube: readonly CubeRow[]): readonly Thread<ThreadUnit>[] {
	return THEMES.map(({ themeId, label }) => ({
		threadId: themeId,
		label,
		members: cube
			.filter((row) => row.themeId === themeId)
			.slice(0, 6)
			.map(({ year, implementation }, index) => ({
				year,
				implementation,
				recommendationId: `${themeId}-${index}`,
				link: index === 0 ? null : ('reworded' as const)
			}))
	})).filter(({ members }) => members.length > 1);
}

/** Every figure that the chart library draws, for one choice of filters. */
function figuresOf(choice: Partial<Filters>): readonly ChartSpec[] {
	const cube = filterRows(registerCube(), rowFilter({ ...NO_FILTERS, ...choice }));
	const text = { statusAsOf: STATUS_AS_OF, years: YEARS };
	return [
		responsesByYear(cube, { ...text, text: RESPONSES_TEXT }),
		...BASES.map((base) => statusByTheme(cube, { themes: MARKUP_THEMES, base, text: STATUS_TEXT })),
		openByArea(openItems(cube), {
			...text,
			areas: [{ areaId: 'education', label: 'Uddannelse & <læring>' }],
			text: OPEN_TEXT
		}),
		threadsByYear(threadsOf(cube), { years: YEARS, text: THREADS_TEXT })
	];
}

describe('the document that figures are drawn in on the server', () => {
	test.each(CHOICES)('writes what a whole DOM writes, for %j', (choice) => {
		const { document } = parseHTML('<!doctype html><html><body></body></html>');
		for (const spec of figuresOf(choice)) {
			for (const width of WIDTHS) {
				expect(renderSvg(spec, width, serverDocument())).toBe(renderSvg(spec, width, document));
			}
		}
	});

	test('makes elements of SVG alone', () => {
		expect(() => new SvgDocument().createElementNS('http://www.w3.org/1999/xhtml', 'p')).toThrow(
			'not an element of SVG: <p> of http://www.w3.org/1999/xhtml'
		);
	});

	test('moves an element that is put elsewhere', () => {
		const document = new SvgDocument();
		const [svg, g, rect, text] = ['svg', 'g', 'rect', 'text'].map((name) =>
			document.createElementNS(SVG_NAMESPACE, name)
		) as [SvgElement, SvgElement, SvgElement, SvgElement]; // four names, four elements
		svg.appendChild(rect);
		svg.insertBefore(text, rect);
		svg.insertBefore(g, rect).appendChild(rect);
		expect(svg.outerHTML).toBe('<svg><text /><g><rect /></g></svg>');
		rect.remove();
		expect(svg.outerHTML).toBe('<svg><text /><g /></svg>');
		expect(() => svg.insertBefore(text, rect)).toThrow('<rect> is not in <svg>');
	});

	test('has of the text of an element what was set last', () => {
		const text = new SvgDocument().createElementNS(SVG_NAMESPACE, 'text');
		text.appendChild(text.ownerDocument.createElementNS(SVG_NAMESPACE, 'tspan')).textContent = 'a';
		expect(text.textContent).toBe('a');
		text.textContent = 1;
		expect(text.outerHTML).toBe('<text>1</text>');
		text.textContent = '';
		expect(text.outerHTML).toBe('<text />');
	});
});
