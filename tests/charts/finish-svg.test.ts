import { parseHTML } from 'linkedom';
import { describe, expect, test, vi } from 'vitest';
import { drawChart } from '#lib/charts/draw.ts';
import { finishSvg } from '#lib/charts/finish-svg.ts';
import { responsesByYear } from '#lib/charts/responses-by-year.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import { RESPONSES_TEXT } from './figure-text.ts';
import { registerCube, STATUS_AS_OF, YEARS } from './register-cube.ts';

const DRAWN = `<svg class="chart" font-family="system-ui, sans-serif" font-size="10"><style>.chart {}</style>
	<g aria-label="y-axis tick label" aria-description="axis"><text>5</text></g>
	<a href="/x" aria-label="2014, Mentor: uoplyst"><rect aria-label="bar"></rect></a></svg>`;

function finished(linked: boolean): SVGElement {
	const { document } = parseHTML(`<body>${DRAWN}</body>`);
	const svg = document.querySelector('svg');
	if (svg === null) throw new Error('no drawing to finish');
	return finishSvg(svg, { idPrefix: 'f', title: 'Svar & år', description: '99 anbefalinger', linked });
}

describe('a finished figure', () => {
	test('without links is one picture with a name and a description', () => {
		const svg = finished(false);
		expect(svg.getAttribute('role')).toBe('img');
		expect(svg.getAttribute('aria-labelledby')).toBe('f-title f-desc');
		expect(svg.querySelector('#f-title')?.textContent).toBe('Svar & år');
		expect(svg.querySelector('#f-desc')?.textContent).toBe('99 anbefalinger');
		expect(svg.firstElementChild?.tagName.toLowerCase()).toBe('title');
	});

	test('with links is a group of them, whose texts are not read a second time', () => {
		const svg = finished(true);
		expect(svg.getAttribute('role')).toBe('group');
		expect(svg.querySelector('a')?.getAttribute('aria-label')).toBe('2014, Mentor: uoplyst');
		expect(svg.querySelector('text')?.getAttribute('aria-hidden')).toBe('true');
	});

	test('keeps no English label, style sheet or typeface of the library', () => {
		const svg = finished(false);
		expect(svg.querySelector('g')?.getAttribute('aria-label')).toBeNull();
		expect(svg.querySelector('g')?.getAttribute('aria-description')).toBeNull();
		expect(svg.querySelector('rect')?.getAttribute('aria-label')).toBeNull();
		expect(svg.querySelector('style')).toBeNull();
		expect(svg.getAttribute('font-family')).toBeNull();
	});

	test('has a namespace, so that it is a file by itself', () => {
		expect(finished(false).outerHTML).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	});
});

test('a figure is drawn in the page itself where no document is given', () => {
	const spec = responsesByYear(registerCube(), {
		years: YEARS,
		statusAsOf: STATUS_AS_OF,
		text: RESPONSES_TEXT
	});
	const page = serverDocument();
	vi.stubGlobal('window', { document: page });
	try {
		expect(drawChart(spec, 500).ownerDocument).toBe(page);
	} finally {
		vi.unstubAllGlobals();
	}
});

test('the same spec and width give the same drawing twice', () => {
	const spec = responsesByYear(registerCube(), {
		years: YEARS,
		statusAsOf: STATUS_AS_OF,
		text: RESPONSES_TEXT
	});
	const draw = () => drawChart(spec, 500, serverDocument()).outerHTML;
	expect(draw()).toBe(draw());
	expect(draw()).toContain('class="chart"');
	expect(draw()).toContain('width="500"');
});

test('a part that stands for recommendations carries the parameters that show them, and no label', () => {
	const drawn = drawChart(
		responsesByYear(registerCube(), { years: YEARS, statusAsOf: STATUS_AS_OF, text: RESPONSES_TEXT }),
		640,
		parseHTML('<body></body>').document
	);
	const choices = [...drawn.querySelectorAll('[data-choice]')].map((part) =>
		part.getAttribute('data-choice')
	);
	expect(choices).toContain('from=2010&to=2010');
	expect(choices).toContain('from=2010&to=2010&response=direct');
	expect(drawn.querySelector('[aria-label]')).toBeNull();
});
