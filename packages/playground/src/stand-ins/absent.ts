// Stands in for modules that read projects from a disk: typescript-eslint names them when it loads, and calls them only where a
// program is to be made, which the page never asks for.
export {};
