// Package scheduler sees to work whose time has come. It knows neither letters nor chat: it is given kinds of
// lanes to empty and jobs to run by the clock, and says when.
//
// A lane is what must be handled in order: the messages of one sender, the deliveries to one recipient. The
// rows of a lane belong to whoever owns them, and so do their order, due times, attempts and results; the
// package asks through a LaneWork. Each lane with something to do has one job in River's queue, on PostgreSQL,
// which wakes a worker in one of any number of processes. River wakes, pools and recovers; it decides nothing.
//
// Nothing is left behind, by these rules. Whoever writes rows inserts the lane's job first, in the same
// transaction (InsertLanes), which locks the job's row if the lane has one. A worker that finds its lane empty
// locks the job's row as well, looks once more, and completes the job in that transaction. So either the worker
// sees the new row, or the writer finds the job completed and inserts another. The callback, which must answer
// at once, commits its row alone and calls Wake; a sweep every five seconds, and after each move of the clock,
// looks for lanes that have due rows, and covers a crash between the two.
//
// A job by the clock (定时任务) is a Job: a cron expression, read in China's time on the service clock. A firing is
// named by the job and the time it was meant for. Every process fires, the queue's unique job lets one of them run
// it, and a row in firings, kept for ever, records that it ran. A firing missed while nothing ran is made up when
// a process starts, or when the clock has moved over it: the newest one only, and only while it is still of use.
// Jobs must bear being run twice, because a process can die between the work and the record of it.
//
// A Clock is the service's clock, which can be moved. River's own times, the five seconds of the sweep and
// the limits on a job's duration are the wall clock's and carry no meaning for the office.
//
// River keeps the text of errors and panics in its tables. It is therefore given a code and a short id only; the
// log has the same id with the error, from which what looks like a secret has been taken.
package scheduler
