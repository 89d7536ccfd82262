import {
	BOOLEAN,
	DOUBLE,
	INTEGER,
	LIST,
	listValue,
	VARCHAR,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { ParamType, Query } from '#lib/server/define-query.ts';
import { idHashOf } from '#lib/server/id-hash.ts';

/** What a parameter gets where nothing is named below: no filter, the first page. */
const DEFAULTS: Readonly<Record<ParamType, DuckDBValue>> = {
	VARCHAR: '',
	INTEGER: 1,
	DOUBLE: 1,
	BOOLEAN: false,
	'VARCHAR?': null,
	'INTEGER?': null,
	'DOUBLE?': null,
	'BOOLEAN?': null,
	'VARCHAR[]': listValue([]),
	'INTEGER[]': listValue([])
};

const TYPES: Readonly<Record<string, DuckDBType>> = {
	VARCHAR,
	INTEGER,
	DOUBLE,
	BOOLEAN,
	'VARCHAR[]': LIST(VARCHAR),
	'INTEGER[]': LIST(INTEGER)
};

const firstWords = Array.from({ length: 50 }, (_, index) => index);

/** Values by the name of the parameter, with which every query that has it finds something in the fixture. A new one gets its value here. */
const NAMED: Readonly<Record<string, DuckDBValue>> = {
	slug: 'alfaby',
	sort: 'oldest',
	id: 'alf-ir-2011-01',
	limit: 100,
	passOver: 0,
	most: 100,
	part: 'e',
	edits: 0,
	wordIds: listValue(firstWords),
	terms: listValue(firstWords.map(() => 0)),
	scores: listValue(firstWords.map(() => 1)),
	termCount: 1,
	recommendationId: 'alf-ir-2010-01',
	idHash: idHashOf('alf-ir-2010-01'),
	statementId: 'alf-ir-s01',
	threadKey: 'alf-ir:alf-ir-h01',
	rowNo: 1,
	recommendationIds: listValue(['alf-ir-2010-01', 'alf-ir-2010-02', 'alf-ir-2010-03', 'bet-ir-2013-01']),
	threadIds: listValue([]),
	areaId: 'school',
	themeId: 'alf-ir-t02',
	year: 2010,
	sourceId: 'alf-ir-register',
	lines: listValue([3, 4]),
	fromLine: 1,
	toLine: 6,
	fromRow: 0,
	toRow: 100
};

/** Values and their types for one council of the fixture. */
export function argumentsOf(
	{ params }: Query,
	councilId: string
): { values: Record<string, DuckDBValue>; types: Record<string, DuckDBType | undefined> } {
	const named = { ...NAMED, councilId };
	const entries = Object.entries(params);
	return {
		values: Object.fromEntries(
			entries.map(([name, type]) => [name, name in named ? (named as typeof NAMED)[name] : DEFAULTS[type]])
		) as Record<string, DuckDBValue>,
		types: Object.fromEntries(entries.map(([name, type]) => [name, TYPES[type.replace('?', '')]]))
	};
}
