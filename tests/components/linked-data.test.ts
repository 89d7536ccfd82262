import { parseHTML } from 'linkedom';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import LinkedData from '#lib/components/LinkedData.svelte';

test('no text of linked data can end its element or be read as markup, and all come back as they were', () => {
	const data = { name: '</script><script>alert(1)</script><!-- &lt; & <b>', letters: 'æøå \u2028' };
	const { head } = render(LinkedData, { props: { data } });
	const element = parseHTML(`<!doctype html><html><head>${head}</head></html>`).document.querySelector(
		'script'
	);
	const json = element?.textContent ?? '';
	expect(json).not.toMatch(/[<&]/);
	expect(JSON.parse(json)).toEqual(data);
});
