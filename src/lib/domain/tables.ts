import type { TableDefinition } from './table.ts';
import { changes } from './tables/changes.ts';
import { priorities, replies, verdicts } from './tables/council-words.ts';
import { councils } from './tables/councils.ts';
import { cube } from './tables/cube.ts';
import { contexts, evidence } from './tables/documents.ts';
import { judgements, secondReadings } from './tables/judgements.ts';
import { recommendations } from './tables/recommendations.ts';
import { lineAccounts, problems, repairs, sources } from './tables/sources.ts';
import { responses, statements } from './tables/statements.ts';
import { areas, themes } from './tables/themes.ts';
import { threads } from './tables/threads.ts';

/**
 * The public tables, in an order in which each stands after those it refers to. Table definitions, files and
 * descriptions of the data all derive from this list.
 */
export const TABLES = [
	councils,
	areas,
	themes,
	sources,
	recommendations,
	statements,
	responses,
	threads,
	judgements,
	secondReadings,
	verdicts,
	replies,
	priorities,
	evidence,
	contexts,
	lineAccounts,
	repairs,
	problems,
	changes,
	cube
] as const satisfies readonly TableDefinition[];

/** Name of a public table. */
export type TableName = (typeof TABLES)[number]['name'];
