using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;

namespace Miaopu.Store.Messages;

/// <summary>What waits for somebody to read.</summary>
public static class MessageBox
{
    /// <summary>Messages to the person, and to the roles they hold in the organisation they act for.</summary>
    public static IQueryable<Message> MessagesFor(this MiaopuDb db, Actor actor) =>
        db.Set<Message>().Where(m => m.PersonId == actor.PersonId || (m.OrganisationId == actor.OrganisationId && (m.Role & actor.Roles) != Role.None));

    /// <summary>What waits for the door.</summary>
    public static IQueryable<Message> Waiting(this IQueryable<Message> messages) => messages.Where(m => m.SentAt == null && m.GivenUpAt == null);

    /// <summary>Those of them that the person has not read.</summary>
    public static IQueryable<Message> UnreadFor(this MiaopuDb db, Actor actor) =>
        db.MessagesFor(actor).Where(m => !db.Set<MessageRead>().Any(r => r.MessageId == m.Id && r.PersonId == actor.PersonId));

    /// <summary>Marks all of them as read, in one statement however many they are.</summary>
    public static Task<int> ReadAll(this MiaopuDb db, Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var (person, organisation, roles) = (actor.PersonId, actor.OrganisationId, (int)actor.Roles);
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into message_reads ("PersonId", "MessageId", "At")
            select {person}, m."Id", {now} from messages m
             where (m."PersonId" = {person} or (m."OrganisationId" = {organisation} and (m."Role" & {roles}) <> 0))
               and not exists (select 1 from message_reads r where r."PersonId" = {person} and r."MessageId" = m."Id")
            on conflict do nothing
            """, cancel);
    }
}
