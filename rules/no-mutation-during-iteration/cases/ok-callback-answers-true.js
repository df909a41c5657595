const subscriptions = [];

export function unsubscribe(topic) {
  return subscriptions.some((subscription, index) => {
    if (subscription.topic !== topic) return false;
    subscriptions.splice(index, 1);
    return true;
  });
}
