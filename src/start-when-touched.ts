import { loadChartsOnSign } from '#lib/components/load-charts.ts';

/** SvelteKit's client. */
interface Client {
	start(app: unknown, target: HTMLElement, hydrate?: Hydration): Promise<void>;
}
/** Where the app is. */
interface App {
	/** Fetches the code of each layout, error page and page. */
	readonly nodes: readonly (() => Promise<unknown>)[];
	/** Fetches the rest. */
	readonly load: () => Promise<unknown>;
}
interface Hydration {
	/** Which of them this page is made of. */
	readonly node_ids: readonly number[];
}

/** Signs that a reader does more than read. A touch and a click come only once on a phone, so both are answered later. */
const SIGNS = [
	'pointerover',
	'pointerdown',
	'touchstart',
	'focusin',
	'keydown',
	'input',
	'click',
	'dragenter'
] as const;

/** What a reader did with a control, or with a part of a figure, while the program was on its way. */
interface Missed {
	readonly control: Element;
	readonly repeat: () => void;
}

/**
 * Starts the app at the first sign that the reader wants to do something: a page is whole without it, so nobody who only
 * reads pays for it. What was chosen or pressed until it runs is repeated then.
 *
 * @param load fetches SvelteKit's client
 * @param hydrate absent where the server rendered nothing; then the app starts at once
 */
export async function startWhenTouched(
	load: () => Promise<Client>,
	app: App,
	target: HTMLElement,
	hydrate?: Hydration
): Promise<void> {
	if (hydrate === undefined) {
		const [client, whole] = await Promise.all([load(), app.load()]);
		return client.start(whole, target);
	}
	const missed = new Map<Element, Missed>();
	const note = (event: Event) => {
		const one = missedBy(event);
		if (one !== null) missed.set(one.control, one);
	};
	target.addEventListener('input', note, true);
	target.addEventListener('click', note, true);
	loadChartsOnSign(await firstSign());
	keepScrollPosition();
	const pages = hydrate.node_ids.map((id) => app.nodes[id]?.());
	const [client, whole] = await Promise.all([load(), app.load(), ...pages]);
	await client.start(whole, target, hydrate);
	target.removeEventListener('input', note, true);
	target.removeEventListener('click', note, true);
	for (const { repeat } of missed.values()) repeat();
}

function firstSign(): Promise<Event> {
	return new Promise((resolve) => {
		const seen = (event: Event) => {
			for (const sign of SIGNS) removeEventListener(sign, seen, true);
			resolve(event);
		};
		for (const sign of SIGNS) addEventListener(sign, seen, { capture: true, passive: true });
	});
}

/** Null for what the browser does by itself: links, forms, what opens and closes. */
function missedBy({ type, target }: Event): Missed | null {
	if (!(target instanceof Element)) return null;
	if (type === 'click') {
		const button = target.closest<HTMLButtonElement>('button[type="button"]');
		if (button) return { control: button, repeat: () => button.click() };
		const part = target.closest('[data-choice]');
		const again = () => part?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		return part && { control: part, repeat: again };
	}
	if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLSelectElement)) return null;
	const { value } = target;
	const checked = target instanceof HTMLInputElement && target.checked;
	const repeat = () => {
		if (target instanceof HTMLInputElement && target.checked !== checked) target.checked = checked;
		if (target.value !== value) target.value = value;
		for (const name of ['input', 'change']) target.dispatchEvent(new Event(name, { bubbles: true }));
	};
	return { control: target, repeat };
}

/**
 * SvelteKit reads when its code comes where the reader was before a reload, and goes there. The browser has done so, and
 * they may have moved on.
 */
function keepScrollPosition(): void {
	const [positions, entry] = ['sveltekit:scroll', 'sveltekit:history'];
	const index: unknown = (history.state as Record<string, unknown> | null)?.[entry]; // written by SvelteKit
	if (typeof index !== 'number') return;
	const kept = JSON.parse(sessionStorage.getItem(positions) ?? '{}') as Record<number, unknown>; // written by SvelteKit
	delete kept[index];
	sessionStorage.setItem(positions, JSON.stringify(kept));
}
