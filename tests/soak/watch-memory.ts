import type { ServedReleases } from './served-releases.ts';

/** The share of the run that counts as warming up, and that is compared before and after. */
const WINDOW = 0.1;

/**
 * Looks at the memory again and again until it is stopped, which tells medians by tenths of the time and gives those of the second
 * and of the last, bytes; null where the system does not tell.
 */
export function watchMemory(served: ServedReleases, everyMs: number, say: (line: string) => void) {
	const seen: number[] = [];
	const timer = setInterval(() => {
		void served.memory().then((bytes) => bytes !== null && seen.push(bytes));
	}, everyMs);
	return {
		stop(): readonly [number, number] | null {
			clearInterval(timer);
			const width = Math.max(1, Math.round(seen.length * WINDOW));
			const middle = (part: readonly number[]) => [...part].sort((a, b) => a - b)[part.length >> 1];
			const tenths = Array.from({ length: Math.ceil(seen.length / width) }, (_, at) =>
				middle(seen.slice(at * width, (at + 1) * width))
			);
			say(
				`resident memory by tenths: ${tenths.map((bytes) => Math.round((bytes ?? 0) / 1e6)).join(', ')} MB`
			);
			const [before, after] = [tenths[1], middle(seen.slice(-width))];
			return before === undefined || after === undefined ? null : [before, after];
		}
	};
}
