// Imports a module from this folder, or finds the file that it is.
export const load = (module) => import(module);
export const resolve = (module) => import.meta.resolve(module);
