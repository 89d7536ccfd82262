import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { PICTURE_COLOURS, PICTURE_THEMES } from '#lib/charts/figure-picture-colours.ts';
import { drawnNodes, pictureXml } from '#lib/charts/figure-picture-xml.ts';
import { CHART_PROPERTIES } from '#lib/charts/pattern-defs.ts';
import { tokensOf } from '../unit/style-tokens.ts';

test.each(PICTURE_THEMES)('a picture has the colours of the %s pages', (theme) => {
	const tokens = tokensOf(theme);
	for (const [name, colour] of Object.entries(PICTURE_COLOURS[theme])) {
		expect([name, colour]).toEqual([name, tokens.get(name)]);
	}
	expect(CHART_PROPERTIES.filter((name) => !(name in PICTURE_COLOURS[theme]))).toEqual([]);
});

test('colours stand in place of properties, which stay for a document that sets them', () => {
	const node = { tag: 'rect', attributes: { fill: 'var(--ink)', stroke: 'currentColor', width: 2 } };
	expect(pictureXml(node, 'dark')).toBe('<rect fill="#fbfaf6" stroke="#fbfaf6" width="2"/>');
	expect(pictureXml(node, null)).toBe('<rect fill="var(--ink)" stroke="currentColor" width="2"/>');
	expect(() => pictureXml({ tag: 'rect', attributes: { fill: 'var(--nope)' } }, 'light')).toThrow(
		'no colour for "--nope"'
	);
});

test('text is text: nothing in it is markup, and what XML does not know is left out', () => {
	const node = { tag: 'text', attributes: { x: '"<&' }, text: 'a<b>&"\u0000\u0008\uFFFE\uD800 é😀' };
	expect(pictureXml(node, null)).toBe('<text x="&quot;&lt;&amp;">a&lt;b&gt;&amp;&quot; é😀</text>');
});

test('what only a page reads does not come along', () => {
	const { document } = parseHTML(
		'<svg><title>t</title><g aria-hidden="true" class="c" data-choice="a&b" fill="red"><text>x</text></g></svg>'
	);
	expect(drawnNodes(document.querySelector('svg') as Element)).toEqual([
		{ tag: 'g', attributes: { fill: 'red' }, children: [{ tag: 'text', attributes: {}, text: 'x' }] }
	]);
});
