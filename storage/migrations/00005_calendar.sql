-- The layers of the calendar above the weekday rule; the national one is filled from the built-in notices at start.
-- +goose Up
CREATE TABLE calendar_layers (
    name     text PRIMARY KEY,
    position int NOT NULL,                  -- later ones win
    years    int[] NOT NULL DEFAULT '{}'    -- years whose notice is loaded
);
CREATE TABLE calendar_days (
    layer   text NOT NULL REFERENCES calendar_layers (name),
    day     date NOT NULL,
    working boolean NOT NULL,
    name    text NOT NULL,
    PRIMARY KEY (layer, day)
);

-- +goose Down
DROP TABLE calendar_days, calendar_layers;
