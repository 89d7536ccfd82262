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
	const [ids, slugs, ofBodies] = [new Set<string>(), new Set<string>(), new Set<string>()];
	for (const { line, values } of table.rows) {
		const { council_id: councilId, slug, name, body } = values;
		const fault = !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(councilId)
			? `invalid council_id: ${JSON.stringify(councilId)}`
			: !isCouncilSlug(slug)
				? `"${slug}" can be no address of a council`
				: name === ''
					? `${councilId} has no name`
					: ids.has(councilId) || slugs.has(slug) || ofBodies.has(body)
						? `${councilId}, its slug or its body stands twice`
						: null;
		if (fault) {
			problems.push({ source, line, code: 'invalid-council', message: fault });
			continue;
		}
		councils.push({ councilId, slug, name, body });
		ids.add(councilId);
		slugs.add(slug);
		ofBodies.add(body);
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
	const named = new Set(given.map(({ body }) => body));
	const wanted = [...new Set(bodies)].filter((body) => !named.has(body));
	const isOnly = given.length === 0 && wanted.length === 1;
	const freeEnd = freeEnds(given, own);
	for (const body of wanted) {
		if (isOnly || body === '') {
			councils.push({ councilId: own.id, slug: own.slug, name: own.name, body });
			continue;
		}
		const end = freeEnd(slugOf(body) || 'raad');
		const name = /^[\d\s.-]+$/.test(body) ? `${own.name} ${body}` : body;
		councils.push({ councilId: `${own.id}-${end}`, slug: slugFor(own.slug, end), name, body });
	}
	return councils;
}

/** Gives each word an end that neither an id nor a slug has yet: the word, or the word with the next number. */
function freeEnds(
	given: readonly BodyCouncil[],
	own: Pick<CouncilDescriptor, 'id' | 'slug'>
): (word: string) => string {
	const ids = new Set(given.map(({ councilId }) => councilId));
	const slugs = new Set([own.slug, ...given.map(({ slug }) => slug)]);
	/** The number from which a word is looked for: those before are taken. */
	const next = new Map<string, number>();
	const isFree = (end: string) => !ids.has(`${own.id}-${end}`) && !slugs.has(slugFor(own.slug, end));
	return (word) => {
		let number = next.get(word) ?? 1;
		const numbered = () => (number === 1 ? word : `${word}-${number}`);
		while (!isFree(numbered())) number++;
		next.set(word, number + 1);
		ids.add(`${own.id}-${numbered()}`);
		slugs.add(slugFor(own.slug, numbered()));
		return numbered();
	};
}

function slugFor(folder: string, end: string): string {
	const room = Math.max(0, SLUG_LETTERS - end.length - 1);
	return `${folder.slice(0, room)}-${end}`.replace(/^-+/, '');
}
