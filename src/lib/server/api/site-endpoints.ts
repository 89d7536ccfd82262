import { councils as councilsTable } from '#lib/domain/tables/councils.ts';
import { recommendations } from '#lib/domain/tables/recommendations.ts';
import { lineAccounts, sources as sourcesTable } from '#lib/domain/tables/sources.ts';
import { areas as areasTable } from '#lib/domain/tables/themes.ts';
import { VERDICTS } from '#lib/domain/vocabulary.ts';
import { allSources } from '../queries/all-sources.ts';
import { areas as areasQuery } from '../queries/areas.ts';
import { councils as councilsQuery } from '../queries/councils.ts';
import { linesOfSource } from '../queries/lines-of-source.ts';
import { recommendationsOfArea } from '../queries/recommendations-of-area.ts';
import { type ApiEndpoint, count, fromTable, text } from './endpoint.ts';

const councils: ApiEndpoint = {
	path: '/raad',
	id: 'councils',
	grain: 'One row per council, in the order of the registers.',
	filtered: false,
	columns: {
		council_id: fromTable(councilsTable.columns.council_id),
		slug: fromTable(councilsTable.columns.slug),
		name: fromTable(councilsTable.columns.name),
		municipality: fromTable(councilsTable.columns.municipality),
		kind: fromTable(councilsTable.columns.kind),
		term_from: fromTable(councilsTable.columns.term_from),
		term_to: fromTable(councilsTable.columns.term_to),
		status_as_of: text(
			'Earliest date that the latest status can be of; null where the source carries none.',
			true
		),
		recommendations: count('Recommendations made.'),
		statements: count('Status texts.')
	},
	rows: async ({ db }) =>
		(await db.run(councilsQuery, {})).map((row) => ({
			council_id: row.councilId,
			slug: row.slug,
			name: row.name,
			municipality: row.municipality,
			kind: row.kind,
			term_from: row.termFrom,
			term_to: row.termTo,
			status_as_of: row.statusAsOf,
			recommendations: row.recommendations,
			statements: row.statements
		}))
};

const areas: ApiEndpoint = {
	path: '/omraader',
	id: 'areas',
	grain: 'One row per area, in the order in which areas are shown.',
	filtered: false,
	columns: {
		area_id: fromTable(areasTable.columns.area_id),
		label_da: fromTable(areasTable.columns.label_da),
		label_en: fromTable(areasTable.columns.label_en),
		committee: fromTable(areasTable.columns.committee)
	},
	rows: async ({ db }) =>
		(await db.run(areasQuery, {})).map((row) => ({
			area_id: row.areaId,
			label_da: row.labelDa,
			label_en: row.labelEn,
			committee: row.committee
		}))
};

const { columns } = recommendations;

const area: ApiEndpoint = {
	path: '/omraader/{area}',
	id: 'recommendationsOfArea',
	grain: 'One row per recommendation of the area, of all councils.',
	filtered: false,
	columns: {
		council_id: fromTable(columns.council_id),
		recommendation_id: fromTable(columns.recommendation_id),
		year: fromTable(columns.year),
		theme: fromTable(columns.theme),
		text: fromTable(columns.text),
		response: fromTable(columns.response),
		implementation: fromTable(columns.implementation),
		certain: fromTable(columns.certain),
		quote: fromTable(columns.quote),
		source_id: fromTable(columns.source_id),
		source_lines: fromTable(columns.source_lines),
		verdict: { ...text("The council's latest word; null where it has given none.", true), values: VERDICTS }
	},
	rows: async ({ db, params }) => {
		const areaId = params.area ?? '';
		if (!(await db.run(areasQuery, {})).some((row) => row.areaId === areaId)) return null;
		return (await db.run(recommendationsOfArea, { areaId })).map((row) => ({
			council_id: row.councilId,
			recommendation_id: row.recommendationId,
			year: row.year,
			theme: row.theme,
			text: row.text,
			response: row.response,
			implementation: row.implementation,
			certain: row.certain,
			quote: row.quote,
			source_id: row.sourceId,
			source_lines: row.sourceLines,
			verdict: row.verdict
		}));
	}
};

const sources: ApiEndpoint = {
	path: '/kilder',
	id: 'sources',
	grain: 'One row per document, in the order of the release.',
	filtered: false,
	columns: {
		source_id: fromTable(sourcesTable.columns.source_id),
		council_id: fromTable(sourcesTable.columns.council_id),
		title: fromTable(sourcesTable.columns.title),
		document_date: fromTable(sourcesTable.columns.document_date),
		kind: fromTable(sourcesTable.columns.kind),
		sha256: fromTable(sourcesTable.columns.sha256),
		sha256_original: fromTable(sourcesTable.columns.sha256_original),
		lines: fromTable(sourcesTable.columns.lines),
		terms: fromTable(sourcesTable.columns.terms)
	},
	rows: async ({ db }) =>
		(await db.run(allSources, {})).map((row) => ({
			source_id: row.sourceId,
			council_id: row.councilId,
			title: row.title,
			document_date: row.documentDate,
			kind: row.kind,
			sha256: row.sha256,
			sha256_original: row.sha256Original,
			lines: row.lines,
			terms: row.terms
		}))
};

const source: ApiEndpoint = {
	path: '/kilder/{source}',
	id: 'linesOfSource',
	grain: 'One row per line of the document, blank ones too.',
	filtered: false,
	columns: {
		line: fromTable(lineAccounts.columns.line),
		text: text('The line as it stands; empty for a blank one.'),
		role: fromTable(lineAccounts.columns.role),
		entity_ids: fromTable(lineAccounts.columns.entity_ids)
	},
	rows: async ({ db, params }) => {
		const sourceId = params.source ?? '';
		if (!(await db.run(allSources, {})).some((row) => row.sourceId === sourceId)) return null;
		return (await db.run(linesOfSource, { sourceId })).map((row) => ({
			line: row.line,
			text: row.text,
			role: row.role,
			entity_ids: row.entityIds
		}));
	}
};

/** Addresses that belong to no one council. */
export const SITE_ENDPOINTS = { councils, areas, area, sources, source } as const;
