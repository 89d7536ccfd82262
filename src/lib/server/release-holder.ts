import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, SUMS_FILE } from '#lib/domain/release-manifest.ts';
import { allQueries } from './all-queries.ts';
import { ReleaseError } from './release-error.ts';
import { openRelease, type OpenRelease } from './release.ts';
import { tellRefusal } from './tell-log.ts';

/** A release that stays open until it is let go. */
export interface TakenRelease {
	readonly release: OpenRelease;
	/** To be called when the answer is sent; a second call does nothing. */
	readonly letGo: () => void;
}

/** How often a holder looks, and whom it tells. */
export interface HolderOptions {
	/** Milliseconds between two looks. */
	readonly everyMs?: number;
	/** Told at the moment from which on requests are answered from this release. */
	readonly switched?: (release: OpenRelease) => void;
	/** Told once of each reason for which a release cannot be opened or closed. */
	readonly report?: (fault: unknown) => void;
}

interface Held {
	readonly release: OpenRelease;
	users: number;
	isLeaving: boolean;
}

/** A release that failed: its mark, why, how often it was tried, and how many looks pass until it is tried again. */
interface Failed {
	readonly mark: string;
	readonly message: string;
	readonly tries: number;
	looksLeft: number;
}

const MOST_LOOKS_LEFT = 60;

/**
 * Holds open what `current` in a folder of releases points to, and whatever it points to later: the new release is opened
 * beside the old, new requests go to it, and the old one is closed when its last request has ended. One that does not open
 * is reported, and the old one goes on.
 */
export class ReleaseHolder {
	/** Settled when the first look is done, whatever it found. */
	readonly opened: Promise<void>;
	readonly #releases: string;
	readonly #switched: (release: OpenRelease) => void;
	readonly #report: (fault: unknown) => void;
	readonly #timer: NodeJS.Timeout;
	#held: Held | null = null;
	#heldMark = '';
	#failed: Failed = { mark: '', message: '', tries: 0, looksLeft: 0 };
	#looking: Promise<void> | null = null;
	#isClosed = false;

	constructor(releases: string, options: HolderOptions = {}) {
		const { everyMs = 1000, switched = () => {}, report = tellRefusal } = options;
		this.#releases = releases;
		this.#switched = switched;
		this.#report = report;
		this.opened = this.#look();
		this.#timer = setInterval(() => void this.#look(), everyMs).unref();
	}

	/** The release for one request, from its beginning to its end; null while none could be opened. */
	take(): TakenRelease | null {
		const held = this.#held;
		if (held === null) return null;
		held.users += 1;
		let isTaken = true;
		const letGo = () => {
			if (!isTaken) return;
			isTaken = false;
			held.users -= 1;
			this.#closeUnused(held);
		};
		return { release: held.release, letGo };
	}

	/** Looks at once, and tries what failed before anew. Settled when that is done. */
	async look(): Promise<void> {
		await this.#looking;
		this.#failed.looksLeft = 0;
		await this.#look();
	}

	/** Looks no more, and closes the release once all have let it go. */
	close(): void {
		this.#isClosed = true;
		clearInterval(this.#timer);
		this.#hold(null);
	}

	#look(): Promise<void> {
		this.#looking ??= this.#lookOnce().finally(() => (this.#looking = null));
		return this.#looking;
	}

	async #lookOnce(): Promise<void> {
		const mark = await markOf(this.#releases);
		if (mark === this.#heldMark) return;
		const isKnown = mark === this.#failed.mark;
		if (isKnown && this.#failed.looksLeft > 0) {
			this.#failed.looksLeft -= 1;
			return;
		}
		try {
			await this.#open(mark);
		} catch (fault) {
			const message = String(fault);
			if (message !== this.#failed.message) this.#report(fault);
			const tries = isKnown ? this.#failed.tries + 1 : 1;
			this.#failed = { mark, message, tries, looksLeft: Math.min(2 ** tries, MOST_LOOKS_LEFT) };
		}
	}

	async #open(mark: string): Promise<void> {
		const release = await openRelease(this.#releases);
		if (this.#isClosed) return release.close();
		await refuseForeign(release);
		this.#heldMark = mark;
		this.#failed = { mark: '', message: '', tries: 0, looksLeft: 0 };
		this.#hold({ release, users: 0, isLeaving: false });
		this.#switched(release);
	}

	#hold(next: Held | null): void {
		const before = this.#held;
		this.#held = next;
		if (before === null) return;
		before.isLeaving = true;
		this.#closeUnused(before);
	}

	#closeUnused({ release, users, isLeaving }: Held): void {
		if (isLeaving && users === 0) release.close().catch(this.#report);
	}
}

/** Closes and refuses a release that is whole, but made for another version of the program: no page of it would come. */
async function refuseForeign(release: OpenRelease): Promise<void> {
	try {
		await release.db.prepare(allQueries);
	} catch (cause) {
		await release.close();
		const what = `${release.id}/${DATABASE_FILE}: not of this version of the program`;
		throw new ReleaseError('damaged', `${what}, make it anew with: npm run data`, { cause });
	}
}

/**
 * What tells two releases apart that `current` leads to: the folder, and its list of sums, should the folder have been
 * written over. Empty of both, the same words, while there is nothing to be found.
 */
async function markOf(releases: string): Promise<string> {
	try {
		const folder = await realpath(join(releases, 'current'));
		const { ino, size, mtimeMs } = await stat(join(folder, SUMS_FILE));
		return `${folder} ${ino} ${size} ${mtimeMs}`;
	} catch {
		return 'nothing to be found';
	}
}
