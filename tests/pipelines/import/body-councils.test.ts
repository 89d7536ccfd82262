import { describe, expect, test } from 'vitest';
import { formatBodyCouncils, giveCouncils, readBodyCouncils } from '#pipelines/import/body-councils.ts';

const own = { id: 'ny', slug: 'nyby', name: 'Nyby' };

describe('the councils of a register of many bodies', () => {
	test('have an id and an address of their own, also where their names make one word', () => {
		const given = [{ councilId: 'ny-raad', slug: 'nyby-raad', name: 'Råd', body: 'Råd' }];
		expect(giveCouncils(given, ['Råd', 'Råd!', 'raad 3', 'RÅD', '', '7'], own).slice(1)).toEqual([
			{ councilId: 'ny-raad-2', slug: 'nyby-raad-2', name: 'Råd!', body: 'Råd!' },
			{ councilId: 'ny-raad-3', slug: 'nyby-raad-3', name: 'raad 3', body: 'raad 3' },
			{ councilId: 'ny-raad-4', slug: 'nyby-raad-4', name: 'RÅD', body: 'RÅD' },
			{ councilId: 'ny', slug: 'nyby', name: 'Nyby', body: '' },
			{ councilId: 'ny-7', slug: 'nyby-7', name: 'Nyby 7', body: '7' }
		]);
	});

	test('never have the address of the folder, however long that is', () => {
		const slug = `${'n'.repeat(55)}-raad`;
		const councils = giveCouncils([], ['Råd', ''], { ...own, slug });
		expect(councils.map((one) => one.slug)).toEqual([`${'n'.repeat(53)}-raad-2`, slug]);
	});

	test('may be thousands whose names make one word', () => {
		const signs = (number: number) => number.toString(2).replaceAll('0', '!').replaceAll('1', '?');
		const bodies = Array.from({ length: 5_000 }, (_, index) => `Råd${signs(index)}`);
		const councils = giveCouncils([], bodies, own);
		expect(councils.at(-1)?.councilId).toBe('ny-raad-5000');
		const read = readBodyCouncils('councils.csv', new TextEncoder().encode(formatBodyCouncils(councils)));
		expect(read).toEqual({ councils, problems: [] });
	});

	test('are refused where an id, an address or a body stands twice', () => {
		const lines = ['council_id,slug,name,body', 'a,a,A,A', 'a,b,B,B', 'b,a,B,B', 'b,b,B,A', 'b,b,B,B'];
		const { councils, problems } = readBodyCouncils('c.csv', new TextEncoder().encode(lines.join('\n')));
		expect(councils.map(({ councilId }) => councilId)).toEqual(['a', 'b']);
		expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
			'3 a, its slug or its body stands twice',
			'4 b, its slug or its body stands twice',
			'5 b, its slug or its body stands twice'
		]);
	});
});
