import { STATUS_LIST } from '../parse/status-list.ts';
import { isPartialDate } from './partial-date.ts';

const KIND = 'status';
const CODINGS = 'codings.csv';

interface SaidSource {
	readonly id?: unknown;
	readonly kind?: unknown;
	readonly layout?: unknown;
}

/**
 * What is wrong with `laterStatuses` of a register.json: entries that lack something, dates out of order, sources that are no
 * status lists, status lists without an entry. Looks only at what is there: the other faults are told by `readDescriptor`.
 */
export function laterStatusFaults(json: Readonly<Record<string, unknown>>): string[] {
	const sources = (Array.isArray(json.sources) ? json.sources : []).filter(isRecord) as SaidSource[];
	const { laterStatuses: given } = json;
	if (given !== undefined && !Array.isArray(given))
		return ['"laterStatuses" must be a list of asOf, source and codings, or left out'];
	const statuses: readonly unknown[] = given ?? [];
	const faults = statuses.flatMap((status, index) => entryFaults(status, `laterStatuses[${index}]`, sources));
	const before = typeof json.statusAsOf === 'string' ? [json.statusAsOf] : [];
	const dates = [...before, ...valuesOf(statuses, 'asOf')];
	for (const [index, date] of dates.entries()) {
		const earlier = dates[index - 1];
		if (earlier !== undefined && date <= earlier)
			faults.push(`"laterStatuses" must be in the order of their dates: ${date} comes after ${earlier}`);
	}
	return [...faults, ...doubledFaults(statuses), ...sourceFaults(sources, valuesOf(statuses, 'source'))];
}

function entryFaults(status: unknown, at: string, sources: readonly SaidSource[]): string[] {
	if (!isRecord(status)) return [`"${at}" must be an object of asOf, source and codings`];
	const { asOf, source, codings } = status;
	const faults: string[] = [];
	if (typeof asOf !== 'string' || !isPartialDate(asOf))
		faults.push(`"${at}.asOf" must be a date like 2021-05`);
	if (
		typeof source !== 'string' ||
		!sources.some(({ id, layout }) => id === source && layout === STATUS_LIST)
	)
		faults.push(`"${at}.source" must be the id of a source of layout ${STATUS_LIST}`);
	if (typeof codings !== 'string' || codings === '' || codings === CODINGS || /[/\\]/.test(codings))
		faults.push(`"${at}.codings" must be a file of the folder itself, other than ${CODINGS}`);
	return faults;
}

function doubledFaults(statuses: readonly unknown[]): string[] {
	return ['source', 'codings'].flatMap((name) => {
		const values = valuesOf(statuses, name);
		const doubled = values.find((value, index) => values.indexOf(value) !== index);
		return doubled === undefined ? [] : [`"laterStatuses" name ${doubled} twice: each status has its own`];
	});
}

function sourceFaults(sources: readonly SaidSource[], named: readonly string[]): string[] {
	return sources.flatMap(({ id, kind, layout }) => {
		if (layout !== STATUS_LIST) return [];
		const faults: string[] = [];
		if (kind !== KIND)
			faults.push(`the source ${String(id)} is a ${STATUS_LIST}: its kind must be "${KIND}"`);
		if (!named.includes(String(id)))
			faults.push(
				`the source ${String(id)} is a ${STATUS_LIST}: say its date and codings in "laterStatuses"`
			);
		return faults;
	});
}

function valuesOf(statuses: readonly unknown[], name: string): string[] {
	return statuses.flatMap((status) => {
		const value = isRecord(status) ? status[name] : null;
		return typeof value === 'string' ? [value] : [];
	});
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
