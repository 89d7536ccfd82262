import { labelLetters } from '../parse/plain-text.ts';
import type { ThemeEntry } from './theme-vocabulary.ts';

/** A theme as the source heads it. */
export interface HeadedTheme {
	readonly label: string;
	/** Theme ids under which the ledger knows the recommendations of this theme; one for each that it knows. */
	readonly votes: readonly string[];
}

/** The id of a theme and how it came by it. */
export interface ResolvedTheme {
	readonly themeId: string;
	readonly areaId: string | null;
	readonly how: 'label' | 'renamed' | 'new';
	/** The label in `themes.csv`; null for a new theme. */
	readonly knownLabel: string | null;
}

/**
 * Gives each theme its id: by its label; by its recommendations, where most of them were in one theme that no other
 * heading claims; else the next number. Index by index as `themes`.
 */
export function resolveThemes(
	themes: readonly HeadedTheme[],
	vocabulary: readonly ThemeEntry[],
	councilId: string
): readonly ResolvedTheme[] {
	const resolved = themes.map((theme) => byLabel(theme, vocabulary));
	const claimed = new Set(resolved.flatMap((theme) => (theme ? [theme.themeId] : [])));
	const usedIds = [...vocabulary.map((entry) => entry.themeId), ...themes.flatMap((theme) => theme.votes)];
	let last = Math.max(0, ...usedIds.map((id) => Number(/-t(\d+)$/.exec(id)?.[1] ?? 0)));
	return resolved.map((theme, index) => {
		if (theme) return theme;
		const winner = majority(themes[index]?.votes ?? []);
		if (winner !== null && !claimed.has(winner)) {
			claimed.add(winner);
			const entry = vocabulary.find((candidate) => candidate.themeId === winner);
			return {
				themeId: winner,
				areaId: entry?.areaId ?? null,
				how: 'renamed',
				knownLabel: entry?.label ?? null
			};
		}
		last += 1;
		const themeId = `${councilId}-t${String(last).padStart(2, '0')}`;
		return { themeId, areaId: null, how: 'new', knownLabel: null };
	});
}

function byLabel(theme: HeadedTheme, vocabulary: readonly ThemeEntry[]): ResolvedTheme | null {
	const entry = vocabulary.find((candidate) => labelLetters(candidate.label) === labelLetters(theme.label));
	return entry
		? { themeId: entry.themeId, areaId: entry.areaId, how: 'label', knownLabel: entry.label }
		: null;
}

/** The vote that more than half of all cast; null where there is none. */
function majority(votes: readonly string[]): string | null {
	const counts = new Map<string, number>();
	for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
	for (const [vote, count] of counts) if (count * 2 > votes.length) return vote;
	return null;
}
