import { ImportRefusal, type ReadBounds } from './table-file.ts';

/** A row as texts by the name of their field. */
type Fields = ReadonlyMap<string, string>;

/** One array of objects of a JSON. */
export interface ObjectArray {
	/** `councils.recommendations`; empty for the whole document. */
	readonly path: string;
	readonly rows: readonly Fields[];
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Items of a list of objects inside an object that get columns of their own. */
const NESTED_ITEMS = 5;
/** Keys of an object that are values themselves: years and numbers. */
const VALUE_KEY = /^\d{1,6}$/;

/**
 * Every array of objects in a JSON value, those of one path together, in the order in which they are met. An object whose
 * keys are all numbers is a list as well: its keys stand in the column `key`. A row has the fields of its object, nested ones by
 * their way, and those of the objects around it by their path.
 *
 * Throws `ImportRefusal` beyond the bounds.
 */
export function arraysOfObjects(value: unknown, bounds: ReadBounds): readonly ObjectArray[] {
	const found = new Map<string, Fields[]>();
	let rows = 0;
	const walk = (node: unknown, path: string, around: Fields): void => {
		const items = itemsOf(node);
		for (const { key, item } of items ?? []) {
			const keyed = key === null ? around : new Map([...around, [join(path, 'key'), key]]);
			if (!isObject(item) || itemsOf(item)) {
				walk(item, path, keyed);
				continue;
			}
			if (++rows > bounds.rows) {
				throw new ImportRefusal(
					'too-many-rows',
					`the JSON has more than ${bounds.rows} objects: split it by year`
				);
			}
			const list = found.get(path) ?? [];
			list.push(new Map([...keyed, ...fieldsOf(item, bounds)]));
			found.set(path, list);
			walkInside(item, path, keyed);
		}
		if (!items && isObject(node)) walkInside(node, path, around);
	};
	const walkInside = (node: JsonObject, path: string, around: Fields): void => {
		const inside = Object.entries(node).filter(([, child]) => itemsOf(child) !== null || isObject(child));
		if (inside.length === 0) return;
		const own = Object.entries(node).flatMap(([name, child]): [string, string][] =>
			isScalar(child) ? [[join(path, name), textOf(child)]] : []
		);
		const here = new Map([...around, ...own]);
		for (const [name, child] of inside) walk(child, join(path, name), here);
	};
	walk(value, '', new Map());
	return [...found].map(([path, list]) => ({ path, rows: list }));
}

/** What a list holds, with its keys where they are values; null for what is no list of objects or of lists. */
function itemsOf(node: unknown): readonly { readonly key: string | null; readonly item: unknown }[] | null {
	if (Array.isArray(node)) {
		return node.some((item: unknown) => isObject(item) || Array.isArray(item))
			? node.map((item: unknown) => ({ key: null, item }))
			: null;
	}
	if (!isObject(node)) return null;
	const entries = Object.entries(node);
	const isList =
		entries.length > 0 &&
		entries.every(([key, item]) => VALUE_KEY.test(key) && (isObject(item) || Array.isArray(item)));
	return isList ? entries.map(([key, item]) => ({ key, item })) : null;
}

/** The fields of an object and of the objects inside it; of a list inside it the first items. */
function fieldsOf(node: JsonObject, bounds: ReadBounds): Map<string, string> {
	const fields = new Map<string, string>();
	const add = (name: string, value: unknown): void => {
		if (isScalar(value)) {
			const text = textOf(value);
			if (text.length > bounds.cellCharacters) {
				throw new ImportRefusal(
					'cell-too-long',
					`the field ${name} has ${text.length} characters, more than ${bounds.cellCharacters}`
				);
			}
			fields.set(name, text);
			if (fields.size > bounds.columns) {
				throw new ImportRefusal('too-many-columns', `an object has more than ${bounds.columns} fields`);
			}
		} else if (Array.isArray(value)) {
			if (value.every(isScalar)) add(name, value.map(textOf).join('; '));
			else value.slice(0, NESTED_ITEMS).forEach((item, index) => add(`${name}[${index}]`, item));
		} else if (isObject(value)) {
			for (const [inner, child] of Object.entries(value)) add(join(name, inner), child);
		}
	};
	for (const [name, value] of Object.entries(node)) add(name, value);
	return fields;
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
	return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

function textOf(value: unknown): string {
	return value === null || value === undefined ? '' : String(value);
}

function join(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}
