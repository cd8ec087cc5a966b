/** The people of the drawings. */
export const ana = { id: 'p-ana', name: 'Ana Ferreira' };
export const leo = { id: 'p-leo-3', name: 'Leo Brandt' };
export const max = { id: 'p-max', name: 'Max Lindqvist' };
export const priya = { id: 'p-priya', name: 'Priya Nair' };
export const oleg = { id: 'p-oleg', name: 'Oleg Sorokin' };
export const yuki = { id: 'p-yuki', name: 'Yuki Tanaka' };
export const ravi = { id: 'p-ravi', name: 'Ravi Menon' };
export const ines = { id: 'p-ines', name: 'Inês Carvalho' };
export const darya = { id: 'p-darya', name: 'Дарья Ковалёва' };
export const inger = { id: 'p-inger', name: 'Inger-Marie Sørensen' };
