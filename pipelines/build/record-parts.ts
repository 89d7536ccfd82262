import type { DuckDBConnection } from '@duckdb/node-api';
import { createInternalTable, type InternalTable } from './internal-table.ts';

const RECORD_PARTS: InternalTable = {
	name: 'record_parts',
	comment:
		'One row per recommendation, by id_hash: what its page needs to know before it asks for the rest, found without looking through all ids.',
	columns: {
		id_hash: ['ubigint not null', 'md5_number_lower of recommendation_id.'],
		parts: [
			'varchar not null',
			'JSON list of texts and nulls, one text to be read in place of nine columns: its id; the recommendation of the same council before it and the one after it in the release; the status texts that bear on it, those that speak of it first, joined by `;`; direct or group for each of them; its source; the lines of the source of it and of its status texts; its threads; and which of evidence, repairs, verdicts and replies there are.'
		]
	}
};

/** Rows that are joined at once: bounds the memory, whatever the number of rows. */
const ROWS_AT_ONCE = 500_000;

/** Makes and fills `internal.record_parts` from the public tables and `internal.row_statements`, which must be there. */
export async function joinRecordParts(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, RECORD_PARTS);
	const count = await connection.runAndReadAll('select count(*)::integer from recommendations');
	const rows = Number(count.getRows()[0]?.[0]);
	await connection.run('create temp table record_parts as select * from internal.record_parts limit 0');
	for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
		await connection.run(PARTS_OF_RANGE, { first, end: first + ROWS_AT_ONCE });
	}
	await connection.run(`
		insert into internal.record_parts
		select *
		from temp.record_parts
		order by id_hash, parts`);
	await connection.run('drop table temp.record_parts');
}

/** The rows from `$first` to before `$end`; one more at either end is read for the neighbours. */
const PARTS_OF_RANGE = `
	insert into temp.record_parts by name
	with near as materialized (
		select rowid as row_no, recommendation_id, council_id, source_id, source_lines, thread_ids
		from recommendations
		where rowid >= $first - 1
			and rowid <= $end
	),
	own as materialized (
		from near where row_no >= $first and row_no < $end
	),
	linked as (
		-- Sorting a list of each row costs a tenth of an aggregate with an order of its own.
		select
			l.row_no,
			list_sort(list({kind: l.kind, no: l.statement_no, id: s.statement_id, lines: s.source_lines})) as links
		from internal.row_statements l
		join statements s on s.rowid = l.statement_no
		where l.row_no >= $first
			and l.row_no < $end
		group by l.row_no
	),
	joined as materialized (
		select
			o.row_no,
			o.recommendation_id,
			o.council_id,
			o.source_id,
			o.thread_ids,
			array_to_string([link.id for link in l.links], ';') as statement_ids,
			array_to_string([link.kind for link in l.links], ';') as statement_kinds,
			concat_ws(';', o.source_lines, array_to_string([link.lines for link in l.links], ';')) as source_lines
		from own o
		left join linked l on l.row_no = o.row_no
	),
	repaired as (
		select distinct j.row_no
		from (select row_no, source_id, unnest(string_split(source_lines, ';'))::integer as line from joined) j
		join repairs r on r.source_id = j.source_id and r.line = j.line
	)
	select
		md5_number_lower(j.recommendation_id) as id_hash,
		to_json([
			j.recommendation_id,
			p.recommendation_id,
			n.recommendation_id,
			j.statement_ids,
			j.statement_kinds,
			j.source_id,
			j.source_lines,
			j.thread_ids,
			concat_ws(
				';',
				case when j.recommendation_id in (select recommendation_id from evidence) then 'evidence' end,
				case when j.row_no in (select row_no from repaired) then 'repairs' end,
				case when j.recommendation_id in (select recommendation_id from verdicts) then 'verdicts' end,
				case when j.recommendation_id in (select recommendation_id from replies) then 'replies' end
			)
		])::varchar as parts
	from joined j
	left join near p on p.row_no = j.row_no - 1 and p.council_id = j.council_id
	left join near n on n.row_no = j.row_no + 1 and n.council_id = j.council_id`;
