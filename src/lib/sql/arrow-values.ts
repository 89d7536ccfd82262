import { DataType, type Decimal, type Time, TimeUnit, type Timestamp, type Vector } from 'apache-arrow';
import type { CsvValue } from '#lib/domain/csv.ts';
import type { ResultColumn } from '#lib/domain/query-result.ts';

/** What a column of this type holds when it is read by `valueOf`. */
export function kindOfType(type: DataType): ResultColumn['kind'] {
	if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
	return DataType.isBool(type) ? 'boolean' : 'text';
}

/**
 * A cell of an Arrow vector as a plain value: whole numbers too large for a number and what has no simpler form as text,
 * days as `2019-02-28`, times as `2019-02-28 12:00:00`, lists and structures as JSON.
 */
export function valueOf(vector: Vector, row: number): CsvValue {
	const value: unknown = vector.get(row);
	const type: DataType = vector.type;
	if (value === null || value === undefined) return null;
	if (DataType.isDecimal(type)) return decimalOf(String(value), (type as Decimal).scale);
	if (typeof value === 'bigint' && DataType.isInt(type)) return numberOrText(value);
	if (DataType.isDate(type)) return isoOf(Number(value)).slice(0, 10);
	if (DataType.isTimestamp(type)) return timestampOf(Number(value), type);
	if (DataType.isTime(type)) return timeOf(BigInt(value as number | bigint), type);
	if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
	if (value instanceof Uint8Array && DataType.isBinary(type)) return hexOf(value);
	return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? numberOrText(part) : part));
}

function numberOrText(value: bigint): number | string {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.toString();
}

/** @param digits the decimal without its point, `-125` for -1.25 at a scale of 2 */
function decimalOf(digits: string, scale: number): number | string {
	if (scale === 0) return numberOrText(BigInt(digits));
	const sign = digits.startsWith('-') ? '-' : '';
	const all = digits.slice(sign.length).padStart(scale + 1, '0');
	const text = `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
	return all.length <= 15 ? Number(text) : text;
}

function isoOf(milliseconds: number): string {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** Arrow hands out milliseconds for timestamps, whatever their unit. */
function timestampOf(milliseconds: number, type: Timestamp): string {
	const text = isoOf(milliseconds)
		.replace('T', ' ')
		.replace(/(?:\.000)?Z$/, '');
	return type.timezone ? `${text}+00` : text;
}

const PER_SECOND = {
	[TimeUnit.SECOND]: 1n,
	[TimeUnit.MILLISECOND]: 1000n,
	[TimeUnit.MICROSECOND]: 1_000_000n,
	[TimeUnit.NANOSECOND]: 1_000_000_000n
} as const;

function timeOf(value: bigint, type: Time): string {
	const seconds = Number(value / PER_SECOND[type.unit as TimeUnit]);
	return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
		.map((part) => String(Math.floor(part)).padStart(2, '0'))
		.join(':');
}

function hexOf(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
