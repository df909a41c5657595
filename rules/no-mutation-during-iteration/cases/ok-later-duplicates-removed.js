export function unique(routes) {
  for (let index = 0; index < routes.length; index++) {
    for (let later = routes.length - 1; later > index; later--) {
      if (routes[later].path === routes[index].path) routes.splice(later, 1);
    }
  }
}
