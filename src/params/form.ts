/** Whether an address asks for data: the same page as a file. */
export function match(ending: string): ending is 'csv' | 'json' {
	return ending === 'csv' || ending === 'json';
}
