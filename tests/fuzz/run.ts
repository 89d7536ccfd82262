import { runParts, type LongParts } from '../reliability/run-parts.ts';

/** Random and mutated input for every parser, codec and route. One line a part. */
const PARTS: LongParts = {
	parsers: () => import('./parsers-part.ts'),
	routes: () => import('./routes-part.ts'),
	'filter-states': () => import('./filter-states-part.ts')
};

process.exitCode = await runParts(PARTS, process.argv.slice(2));
