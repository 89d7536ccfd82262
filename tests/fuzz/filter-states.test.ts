import { expect, test } from 'vitest';
import { skipWithout } from '../skip-without.ts';
import { compareStates } from './filter-states-part.ts';

const WITHOUT_SQLITE = skipWithout('sqlite3', 'random choices counted by sqlite3');

test('random choices are counted alike by page, JSON, CSV, TypeScript, DuckDB and sqlite3', async () => {
	const { differences, states } = await compareStates(2, 20, !WITHOUT_SQLITE);
	expect(differences).toEqual([]);
	expect(states).toBe(20);
});
