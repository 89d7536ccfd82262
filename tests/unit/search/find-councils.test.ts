import { expect, test } from 'vitest';
import { findCouncils } from '#lib/domain/search/find-councils.ts';

const council = (name: string, municipality: string, kind: string) => ({ name, municipality, kind });
const COUNCILS = [
	council('Integrationsrådet i Århus', 'Aarhus', 'integrationsråd'),
	council('Ældrerådet i Ærø', 'Ærø', 'ældreråd'),
	council('Ungdomsrådet', 'Køge', 'ungdomsråd')
];

test.each([
	['', [0, 1, 2]],
	['  ', [0, 1, 2]],
	['århus', [0]],
	['aarhus', [0]],
	['AARH', [0]],
	['aero', [1]],
	['ældre', [1]],
	['aeldreraad', [1]],
	['koege ungdom', [2]],
	['råd', []],
	['ungdomsrådet integration', []],
	['köge', [2]]
])('a search for "%s" finds the councils that have every word of it, however it is spelled', (q, places) => {
	expect(findCouncils(COUNCILS, q)).toEqual(places.map((place) => COUNCILS[place]));
});
