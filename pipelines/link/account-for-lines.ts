import type { LineAccount, LineRole } from '../model.ts';
import type { IdAssignment } from './assign-ids.ts';
import type { SourceTable } from './entities.ts';

/** What became of each line of a source: one account per line, blank ones too, in the order of the file. */
export function accountForLines({ reading, table, linked }: SourceTable, ids: IdAssignment): LineAccount[] {
	const entities = new Map<number, string[]>();
	const belongs = (line: number, id: string | undefined) => {
		const before = entities.get(line) ?? [];
		if (id !== undefined && !before.includes(id)) entities.set(line, [...before, id]);
	};
	for (const theme of table.themes)
		for (const line of theme.lines) belongs(line, ids.themes.get(theme)?.themeId);
	for (const row of table.rows) {
		for (const line of [row.line, ...row.pieces.map((piece) => piece.line)])
			belongs(line, ids.recommendations.get(row));
	}
	for (const statement of linked.statements) {
		for (const cell of statement.cells) belongs(cell.line, ids.statements.get(statement));
	}
	return table.roles.map((role, index) => {
		const line = index + 1;
		const entityIds = entities.get(line) ?? [];
		return { source: reading.descriptor.file, line, role: roleOf(role, entityIds), entityIds };
	});
}

/** A line that goes on with a row has nothing left once its status was refused. */
function roleOf(role: LineRole, entityIds: readonly string[]): LineRole {
	return role === 'recommendation_continued' && entityIds.length === 0 ? 'unusable' : role;
}
