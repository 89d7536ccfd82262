import { isCouncilSlug } from '#lib/domain/council-slug.ts';
import type { CouncilDescriptor, Finding } from '../model.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';
import { slugOf } from './slug-of.ts';

/** One body of a register of many, as a council of its own. */
export interface BodyCouncil {
	readonly councilId: string;
	readonly slug: string;
	readonly name: string;
	/** What the register's column says; empty for rows that name none. */
	readonly body: string;
}

const COLUMNS = ['council_id', 'slug', 'name', 'body'] as const;
/** Longest slug of an address. */
const SLUG_LETTERS = 60;

/** Reads `councils.csv`: ids and addresses of the bodies of a register, given once. */
export function readBodyCouncils(
	source: string,
	bytes: Uint8Array
): { readonly councils: readonly BodyCouncil[]; readonly problems: readonly Finding[] } {
	const table = readCsvTable(source, bytes, COLUMNS);
	const problems = [...table.problems];
	const councils: BodyCouncil[] = [];
	for (const { line, values } of table.rows) {
		const { council_id: councilId, slug, name, body } = values;
		const fault = !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(councilId)
			? `invalid council_id: ${JSON.stringify(councilId)}`
			: !isCouncilSlug(slug)
				? `"${slug}" can be no address of a council`
				: name === ''
					? `${councilId} has no name`
					: councils.some((one) => one.councilId === councilId || one.slug === slug || one.body === body)
						? `${councilId}, its slug or its body stands twice`
						: null;
		if (fault) problems.push({ source, line, code: 'invalid-council', message: fault });
		else councils.push({ councilId, slug, name, body });
	}
	return { councils, problems };
}

/** `councils.csv` as text. */
export function formatBodyCouncils(councils: readonly BodyCouncil[]): string {
	return [COLUMNS, ...councils.map((one) => [one.councilId, one.slug, one.name, one.body])]
		.map(csvLine)
		.join('');
}

/**
 * The councils of a register: those that were given before, and new ones at the end in the order in which their bodies come. A
 * register of one body is the folder's own council. Rows that name no body are the folder's own, too.
 */
export function giveCouncils(
	given: readonly BodyCouncil[],
	bodies: Iterable<string>,
	own: Pick<CouncilDescriptor, 'id' | 'slug' | 'name'>
): readonly BodyCouncil[] {
	const councils = [...given];
	const wanted = [...new Set(bodies)].filter((body) => !given.some((one) => one.body === body));
	const isOnly = given.length === 0 && wanted.length === 1;
	for (const body of wanted) {
		if (isOnly || body === '') {
			councils.push({ councilId: own.id, slug: own.slug, name: own.name, body });
			continue;
		}
		const word = slugOf(body) || 'raad';
		const isFree = (end: string) =>
			!councils.some((one) => one.councilId === `${own.id}-${end}` || one.slug === slugFor(own.slug, end));
		let end = word;
		for (let number = 2; !isFree(end); number++) end = `${word}-${number}`;
		const name = /^[\d\s.-]+$/.test(body) ? `${own.name} ${body}` : body;
		councils.push({ councilId: `${own.id}-${end}`, slug: slugFor(own.slug, end), name, body });
	}
	return councils;
}

function slugFor(folder: string, end: string): string {
	const room = Math.max(0, SLUG_LETTERS - end.length - 1);
	return `${folder.slice(0, room)}-${end}`.replace(/^-+/, '');
}
